package dev.rhenea.composition.compress;

import java.util.OptionalInt;

/**
 * A way to say the same in fewer bytes. What one version of it wrote every later one reads, at any
 * setting. Keeps nothing between calls; any thread.
 */
public interface Compressor {
  /**
   * Writes the compressed form of {@code entry} to the start of {@code room}.
   *
   * @return its length, in bytes; empty if there is not room enough
   */
  OptionalInt compress(byte[] entry, byte[] room);

  /**
   * Fills {@code entry}, which has the size of what was compressed.
   *
   * @return false if the bytes stand for something else, or for nothing
   */
  boolean decompress(byte[] compressed, byte[] entry);
}
