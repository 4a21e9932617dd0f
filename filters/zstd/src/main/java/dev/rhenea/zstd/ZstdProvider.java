package dev.rhenea.zstd;

import dev.rhenea.composition.compress.CompressionFilter;
import dev.rhenea.composition.compress.Compressor;

/** Makes Loglets that compress by Zstandard: {@code zstd(native(n1, n2, n3), level: 9)}. */
public final class ZstdProvider implements CompressionFilter {
  /** Loaded by name. */
  public ZstdProvider() {}

  @Override
  public String name() {
    return "zstd";
  }

  @Override
  public String summary() {
    return "Stores entries compressed by Zstandard, each on its own, and those that do not shrink as"
        + " they are.";
  }

  @Override
  public String source() {
    return "RFC 8878 (Zstandard)";
  }

  @Override
  public int smallest() {
    return 22;
  }

  @Override
  public int usual() {
    return 3;
  }

  @Override
  public Compressor compressor(int level) {
    return new Zstandard(level);
  }
}
