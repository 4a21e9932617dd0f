package dev.rhenea.composition.compress;

import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * DEFLATE, of the JDK, without a header.
 *
 * @param level from 1, fastest, to 9, smallest
 */
record Deflate(int level) implements Compressor {
  @Override
  public OptionalInt compress(byte[] entry, byte[] room) {
    Deflater deflater = new Deflater(level, true);
    try {
      deflater.setInput(entry);
      deflater.finish();
      int length = deflater.deflate(room);
      return deflater.finished() ? OptionalInt.of(length) : OptionalInt.empty();
    } finally {
      deflater.end();
    }
  }

  @Override
  public boolean decompress(byte[] compressed, byte[] entry) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(compressed);
      int length = 0;
      while (length < entry.length && !inflater.finished() && !inflater.needsInput()) {
        length += inflater.inflate(entry, length, entry.length - length);
      }
      boolean over = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      return length == entry.length && over && inflater.finished() && inflater.getRemaining() == 0;
    } catch (DataFormatException broken) {
      return false;
    } finally {
      inflater.end();
    }
  }
}
