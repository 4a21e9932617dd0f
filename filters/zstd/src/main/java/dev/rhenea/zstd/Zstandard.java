package dev.rhenea.zstd;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.rhenea.composition.compress.Compressor;
import java.util.OptionalInt;

/**
 * One frame for each entry.
 *
 * @param level from 1, fastest, to 22, smallest
 */
record Zstandard(int level) implements Compressor {
  @Override
  public OptionalInt compress(byte[] entry, byte[] room) {
    byte[] frame = Zstd.compress(entry, level);
    if (frame.length > room.length) {
      return OptionalInt.empty();
    }
    System.arraycopy(frame, 0, room, 0, frame.length);
    return OptionalInt.of(frame.length);
  }

  @Override
  public boolean decompress(byte[] compressed, byte[] entry) {
    try {
      return Zstd.decompress(entry, compressed) == entry.length;
    } catch (ZstdException damaged) {
      return false; // too long for the entry as well
    }
  }
}
