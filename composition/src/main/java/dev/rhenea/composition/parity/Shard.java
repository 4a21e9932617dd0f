package dev.rhenea.composition.parity;

import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A shard, and what it says of its entry, so that it never becomes part of another one. Pure.
 *
 * @param number which shard it is, from 0
 * @param length bytes of the entry
 * @param sum the entry's CRC-32C
 */
record Shard(int number, int length, int sum, Payload bytes) {
  /** The most that stands in front of the bytes: a tag, a number, four bytes. */
  static final int OVERHEAD = 1 + 5 + Integer.BYTES;

  Payload toPayload() {
    return bytes.prepend(
        new PayloadWriter().tag(number).number(length).rest(fixed(sum)).toPayload());
  }

  /** The shard, unless these bytes are none. */
  static Optional<Shard> of(Payload stored) {
    try {
      PayloadReader in = new PayloadReader(stored);
      int number = in.tag();
      int length = in.count();
      Payload rest = in.rest();
      return rest.size() < Integer.BYTES
          ? Optional.empty()
          : Optional.of(
              new Shard(number, length, first(rest), rest.slice(Integer.BYTES, rest.size())));
    } catch (MalformedPayloadException none) {
      return Optional.empty();
    }
  }

  /** The CRC-32C. */
  static int sum(Payload bytes) {
    CRC32C sum = new CRC32C();
    bytes.forEachChunk(sum::update);
    return (int) sum.getValue();
  }

  /** Four bytes. */
  static Payload fixed(int number) {
    return Payload.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  /** The number in the first four bytes. */
  static int first(Payload bytes) {
    return ByteBuffer.wrap(bytes.slice(0, Integer.BYTES).toByteArray()).getInt();
  }
}
