package dev.rhenea.composition.compress;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Entries compressed, each on its own, if that makes them smaller. Pure.
 *
 * @param largest the largest entry, in bytes: damaged bytes cannot ask for more memory than that
 */
public record Compression(Compressor compressor, int largest) implements Coding {
  /** What an entry may grow by, in bytes. */
  public static final int OVERHEAD = 1;

  private static final int RAW = 0;
  private static final int COMPRESSED = 1;

  @Override
  public Coded encode(Payload entry) {
    return new Coded.Done(compressed(entry).orElseGet(() -> raw(entry)));
  }

  private static Payload raw(Payload entry) {
    return entry.prepend(new PayloadWriter().tag(RAW).toPayload());
  }

  /** The compressed form, if it is smaller than the raw one. */
  private Optional<Payload> compressed(Payload entry) {
    Payload header = new PayloadWriter().tag(COMPRESSED).number(entry.size()).toPayload();
    int room = entry.size() - header.size();
    if (room <= 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[room];
    OptionalInt length = compressor.compress(entry.toByteArray(), bytes);
    return length.isPresent()
        ? Optional.of(Payload.wrap(bytes, 0, length.getAsInt()).prepend(header))
        : Optional.empty();
  }

  @Override
  public Coded decode(Payload stored) {
    try {
      PayloadReader in = new PayloadReader(stored);
      int kind = in.tag();
      return switch (kind) {
        case RAW -> new Coded.Done(in.rest());
        case COMPRESSED -> decompressed(in.count(), in.rest());
        default -> damaged("no entry begins with " + kind);
      };
    } catch (MalformedPayloadException malformed) {
      return damaged(String.valueOf(malformed.getMessage()));
    }
  }

  private Coded decompressed(int size, Payload compressed) {
    if (size > largest) {
      return damaged("no entry has %d bytes, the largest has %d".formatted(size, largest));
    }
    byte[] bytes = new byte[size];
    return compressor.decompress(compressed.toByteArray(), bytes)
        ? new Coded.Done(Payload.wrap(bytes))
        : damaged("it does not stand for %d bytes".formatted(size));
  }

  private static Coded damaged(String how) {
    return Coded.Impossible.lost("the stored entry cannot be decompressed: " + how);
  }
}
