package dev.rhenea.objects;

import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.List;

/**
 * What a finished copy consists of.
 *
 * @param first its lowest offset
 * @param tail where it is sealed
 * @param parts its chunks, in order, from {@code first} to {@code tail} without a gap
 */
record Manifest(LogletOffset first, LogletOffset tail, List<Part> parts) {
  private static final int VERSION = 1;

  /** A chunk, in {@code [first, end)}. */
  record Part(String name, LogletOffset first, LogletOffset end, long checksum) {}

  Manifest {
    parts = List.copyOf(parts);
  }

  /** The part that holds an offset from the first one on, below the tail. */
  Part part(LogletOffset offset) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (parts.get(middle).first.compareTo(offset) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return parts.get(low);
  }

  Payload encode() {
    Payload content =
        new PayloadWriter()
            .tag(VERSION)
            .number(first.value())
            .number(tail.value())
            .list(parts, Manifest::write)
            .toPayload();
    return new PayloadWriter().number(Chunk.checksum(content)).rest(content).toPayload();
  }

  private static void write(PayloadWriter out, Part part) {
    out.text(part.name).number(part.first.value()).number(part.end.value()).number(part.checksum);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws MalformedPayloadException if it was damaged, or a newer version wrote it
   */
  static Manifest decode(Payload bytes) {
    PayloadReader outer = new PayloadReader(bytes);
    long checksum = outer.number();
    Payload content = outer.rest();
    if (checksum != Chunk.checksum(content)) {
      throw new MalformedPayloadException("its checksum does not match");
    }
    PayloadReader in = new PayloadReader(content);
    int version = in.tag();
    if (version > VERSION) {
      throw new MalformedPayloadException(
          "version %d is newer than %d: upgrade this node first".formatted(version, VERSION));
    }
    return new Manifest(
        new LogletOffset(in.number()), new LogletOffset(in.number()), in.list(Manifest::part));
  }

  private static Part part(PayloadReader in) {
    return new Part(
        in.text(), new LogletOffset(in.number()), new LogletOffset(in.number()), in.number());
  }
}
