package dev.rhenea.simulator;

import dev.rhenea.payload.Payload;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A rolling 64-bit hash of everything that happened; the same in every JVM. Not cryptographic. */
final class Fingerprint {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long state;

  Fingerprint(long seed) {
    state = scramble(seed);
  }

  void mix(long value) {
    state = scramble(Long.rotateLeft(state, 23) ^ value);
  }

  void mix(String text) {
    mix(hash(text));
  }

  void mix(Payload bytes) {
    mix(bytes.size());
    bytes.forEachChunk(this::mixChunk);
  }

  private void mixChunk(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      mix((long) LONGS.get(bytes, at));
    }
    long rest = length;
    for (; at < end; at++) {
      rest = rest << 8 | (bytes[at] & 0xFF);
    }
    mix(rest);
  }

  String hex() {
    return "%016x".formatted(state);
  }

  /** A hash of the text's characters. */
  static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001B3L ^ text.charAt(i);
    }
    return scramble(hash);
  }

  /** A seed made of two others. */
  static long blend(long a, long b) {
    return scramble(scramble(a) ^ b);
  }

  /** The finalizer of SplitMix64: a bijection that spreads every bit. */
  private static long scramble(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
