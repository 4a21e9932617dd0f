package dev.rhenea.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable rope of bytes: wrapping, prepending and slicing share the bytes, they never copy
 * them. Equal to every payload with the same bytes, however they are cut. Safe to share between
 * threads. Sizes are in bytes, at most {@link Integer#MAX_VALUE}.
 */
public final class Payload {
  private static final Payload EMPTY = new Payload(new Chunk[0], 0);

  private final Chunk[] chunks;
  private final int size;

  @SuppressWarnings("ArrayRecordComponent") // shared on purpose, never compared
  private record Chunk(byte[] bytes, int offset, int length) {}

  private Payload(Chunk[] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** Receives the bytes of a payload run by run, in order; must not write to {@code bytes}. */
  @FunctionalInterface
  public interface ChunkVisitor {
    /** Visits {@code length} bytes that start at {@code offset} of {@code bytes}. */
    void visit(byte[] bytes, int offset, int length);
  }

  /** The payload without bytes. */
  public static Payload empty() {
    return EMPTY;
  }

  /** A payload over {@code bytes}, which the caller must not change afterwards. */
  public static Payload wrap(byte[] bytes) {
    return wrap(bytes, 0, bytes.length);
  }

  /**
   * A payload over a range of {@code bytes}, which the caller must not change afterwards.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static Payload wrap(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return length == 0
        ? EMPTY
        : new Payload(new Chunk[] {new Chunk(bytes, offset, length)}, length);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Payload utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of {@code parts}, one after the other. */
  public static Payload concat(List<Payload> parts) {
    List<Chunk> all = new ArrayList<>();
    long total = 0;
    for (Payload part : parts) {
      all.addAll(Arrays.asList(part.chunks));
      total += part.size;
    }
    return new Payload(all.toArray(Chunk[]::new), Math.toIntExact(total));
  }

  /** Number of bytes. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The bytes of {@code header} followed by these. */
  public Payload prepend(Payload header) {
    return header.isEmpty() ? this : isEmpty() ? header : concat(List.of(header, this));
  }

  /**
   * The bytes from {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @throws IndexOutOfBoundsException if the range is not inside this payload
   */
  public Payload slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    if (from == 0 && to == size) {
      return this;
    }
    List<Chunk> kept = new ArrayList<>();
    int start = 0;
    for (Chunk chunk : chunks) {
      int begin = Math.max(from, start);
      int end = Math.min(to, start + chunk.length);
      if (begin < end) {
        kept.add(new Chunk(chunk.bytes, chunk.offset + begin - start, end - begin));
      }
      start += chunk.length;
    }
    return new Payload(kept.toArray(Chunk[]::new), to - from);
  }

  /** Shows every byte once, in order, without copying. */
  public void forEachChunk(ChunkVisitor visitor) {
    for (Chunk chunk : chunks) {
      visitor.visit(chunk.bytes, chunk.offset, chunk.length);
    }
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    byte[] copy = new byte[size];
    int at = 0;
    for (Chunk chunk : chunks) {
      System.arraycopy(chunk.bytes, chunk.offset, copy, at, chunk.length);
      at += chunk.length;
    }
    return copy;
  }

  /** The bytes read as UTF-8; malformed sequences become replacement characters. */
  public String toUtf8() {
    return new String(toByteArray(), StandardCharsets.UTF_8);
  }

  /** The same bytes in one run; this payload itself if they are in one run already. */
  Payload flat() {
    return chunks.length <= 1 ? this : wrap(toByteArray());
  }

  byte[] flatBytes() {
    return chunks.length == 0 ? new byte[0] : chunks[0].bytes;
  }

  int flatOffset() {
    return chunks.length == 0 ? 0 : chunks[0].offset;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Payload that) || that.size != size) {
      return false;
    }
    Payload left = flat();
    Payload right = that.flat();
    return Arrays.equals(
        left.flatBytes(),
        left.flatOffset(),
        left.flatOffset() + size,
        right.flatBytes(),
        right.flatOffset(),
        right.flatOffset() + size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (Chunk chunk : chunks) {
      for (int i = 0; i < chunk.length; i++) {
        hash = 31 * hash + chunk.bytes[chunk.offset + i];
      }
    }
    return hash;
  }

  @Override
  public String toString() {
    return size + " bytes";
  }
}
