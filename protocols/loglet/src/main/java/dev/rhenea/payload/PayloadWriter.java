package dev.rhenea.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Builds a {@link Payload} field by field, in the order in which {@link PayloadReader} takes them.
 * Integers are variable-length: small ones are short. Payload fields are linked, not copied. Not
 * thread-safe.
 */
public final class PayloadWriter {
  /** Below this size copying a payload field is cheaper than linking it. */
  private static final int LINK_FROM = 256;

  private final List<Payload> done = new ArrayList<>();
  private byte[] buffer = new byte[64];
  private int length;

  /** One byte, 0 to 255: a message's tag or a format version. */
  public PayloadWriter tag(int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException("a tag is 0 to 255, not " + value);
    }
    room(1);
    buffer[length++] = (byte) value;
    return this;
  }

  public PayloadWriter bool(boolean value) {
    return tag(value ? 1 : 0);
  }

  /** Any long; zig-zag variable length, 1 to 10 bytes. */
  public PayloadWriter number(long value) {
    room(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
    return this;
  }

  /** Length-prefixed UTF-8. */
  public PayloadWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Length-prefixed bytes of {@code value}, shared rather than copied when they are many. */
  public PayloadWriter payload(Payload value) {
    number(value.size());
    return rest(value);
  }

  /** The bytes of {@code value} without a length: only as the last field. */
  public PayloadWriter rest(Payload value) {
    if (value.size() < LINK_FROM) {
      value.forEachChunk(this::copy);
    } else {
      flush();
      done.add(value);
    }
    return this;
  }

  /** A count followed by the items. */
  public <T> PayloadWriter list(List<T> items, BiConsumer<PayloadWriter, T> item) {
    number(items.size());
    items.forEach(each -> item.accept(this, each));
    return this;
  }

  /** A presence byte, followed by the value if there is one. */
  public <T> PayloadWriter optional(Optional<T> value, BiConsumer<PayloadWriter, T> item) {
    bool(value.isPresent());
    value.ifPresent(each -> item.accept(this, each));
    return this;
  }

  /** Everything written so far; the writer must not be used afterwards. */
  public Payload toPayload() {
    if (done.isEmpty()) {
      return Payload.wrap(buffer, 0, length);
    }
    flush();
    return Payload.concat(done);
  }

  private PayloadWriter bytes(byte[] value) {
    number(value.length);
    copy(value, 0, value.length);
    return this;
  }

  private void copy(byte[] from, int offset, int count) {
    room(count);
    System.arraycopy(from, offset, buffer, length, count);
    length += count;
  }

  private void flush() {
    if (length > 0) {
      done.add(Payload.wrap(buffer, 0, length));
      buffer = new byte[64];
      length = 0;
    }
  }

  private void room(int count) {
    if (buffer.length - length < count) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + count));
    }
  }
}
