package dev.rhenea.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes a {@link Payload} apart, field by field, in the order in which {@link PayloadWriter} put
 * them. Every method throws {@link MalformedPayloadException} when the bytes end early or do not
 * have the expected form; none reads outside the payload or allocates by an unchecked length. Not
 * thread-safe.
 */
public final class PayloadReader {
  private final Payload source;
  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  /** A reader at the first byte of {@code source}. */
  public PayloadReader(Payload source) {
    this.source = source.flat();
    this.bytes = this.source.flatBytes();
    this.start = this.source.flatOffset();
    this.end = start + source.size();
    this.at = start;
  }

  /** One byte, 0 to 255. */
  public int tag() {
    need(1);
    return bytes[at++] & 0xFF;
  }

  public boolean bool() {
    int value = tag();
    if (value > 1) {
      throw new MalformedPayloadException("a boolean is 0 or 1, not " + value);
    }
    return value == 1;
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = tag();
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedPayloadException("a number of more than 10 bytes");
  }

  /** A number that must fit into 0 to {@link Integer#MAX_VALUE}. */
  public int count() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new MalformedPayloadException("a count of " + value);
    }
    return (int) value;
  }

  public String text() {
    int length = count();
    need(length);
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A length-prefixed payload; shares the bytes of the source. */
  public Payload payload() {
    int length = count();
    need(length);
    at += length;
    return source.slice(at - length - start, at - start);
  }

  /** All bytes not yet read; shares the bytes of the source. */
  public Payload rest() {
    Payload rest = source.slice(at - start, end - start);
    at = end;
    return rest;
  }

  public <T> List<T> list(Function<PayloadReader, T> item) {
    int size = count();
    List<T> items = new ArrayList<>(Math.min(size, end - at));
    for (int i = 0; i < size; i++) {
      items.add(item.apply(this));
    }
    return List.copyOf(items);
  }

  public <T> Optional<T> optional(Function<PayloadReader, T> item) {
    return bool() ? Optional.of(item.apply(this)) : Optional.empty();
  }

  /** Whether bytes are left: fields of a newer minor version, or an optional end. */
  public boolean hasMore() {
    return at < end;
  }

  private void need(int count) {
    if (end - at < count) {
      throw new MalformedPayloadException(
          "expected " + count + " more bytes, found " + (end - at) + " at byte " + (at - start));
    }
  }
}
