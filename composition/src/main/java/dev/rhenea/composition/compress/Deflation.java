package dev.rhenea.composition.compress;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Entries deflated, if that makes them smaller. Pure.
 *
 * @param level from 1, fastest, to 9, smallest
 */
record Deflation(int level) implements Coding {
  /** What an entry may grow by, in bytes. */
  static final int OVERHEAD = 1;

  private static final int RAW = 0;
  private static final int DEFLATED = 1;

  /** No deflated byte stands for more than that. */
  private static final int MOST_PER_BYTE = 1032;

  @Override
  public Coded encode(Payload entry) {
    return new Coded.Done(deflated(entry).orElseGet(() -> raw(entry)));
  }

  private static Payload raw(Payload entry) {
    return entry.prepend(new PayloadWriter().tag(RAW).toPayload());
  }

  /** The deflated form, if it is smaller than the raw one. */
  private Optional<Payload> deflated(Payload entry) {
    Payload header = new PayloadWriter().tag(DEFLATED).number(entry.size()).toPayload();
    int room = entry.size() - header.size();
    if (room <= 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[room];
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(entry.toByteArray());
      deflater.finish();
      int length = deflater.deflate(bytes);
      return deflater.finished()
          ? Optional.of(Payload.wrap(bytes, 0, length).prepend(header))
          : Optional.empty();
    } finally {
      deflater.end();
    }
  }

  @Override
  public Coded decode(Payload stored) {
    try {
      PayloadReader in = new PayloadReader(stored);
      int kind = in.tag();
      return switch (kind) {
        case RAW -> new Coded.Done(in.rest());
        case DEFLATED -> inflated(in.count(), in.rest());
        default -> damaged("no entry begins with " + kind);
      };
    } catch (MalformedPayloadException malformed) {
      return damaged(String.valueOf(malformed.getMessage()));
    }
  }

  private static Coded inflated(int size, Payload deflated) {
    if (size > (long) MOST_PER_BYTE * deflated.size()) {
      return damaged("%d bytes cannot stand for %d".formatted(deflated.size(), size));
    }
    byte[] bytes = new byte[size];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated.toByteArray());
      int length = 0;
      while (length < size && !inflater.finished() && !inflater.needsInput()) {
        length += inflater.inflate(bytes, length, size - length);
      }
      boolean over = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      return length == size && over && inflater.finished() && inflater.getRemaining() == 0
          ? new Coded.Done(Payload.wrap(bytes))
          : damaged("it does not stand for %d bytes".formatted(size));
    } catch (DataFormatException broken) {
      return damaged(String.valueOf(broken.getMessage()));
    } finally {
      inflater.end();
    }
  }

  private static Coded damaged(String how) {
    return Coded.Impossible.lost("the stored entry cannot be decompressed: " + how);
  }
}
