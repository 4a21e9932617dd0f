package dev.rhenea.composition.compress;

/** Makes Loglets that compress: {@code compress(native(n1, n2, n3), level: 9)}. */
public final class CompressProvider implements CompressionFilter {
  @Override
  public String name() {
    return "compress";
  }

  @Override
  public String summary() {
    return "Stores entries compressed, each on its own, and those that do not shrink as they are.";
  }

  @Override
  public String source() {
    return "RFC 1951 (DEFLATE)";
  }

  @Override
  public int smallest() {
    return 9;
  }

  @Override
  public int usual() {
    return 6;
  }

  @Override
  public Compressor compressor(int level) {
    return new Deflate(level);
  }
}
