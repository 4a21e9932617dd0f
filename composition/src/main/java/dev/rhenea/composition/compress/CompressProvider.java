package dev.rhenea.composition.compress;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.CodingFilter;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Makes Loglets that compress: {@code compress(native(n1, n2, n3), level: 9)}. */
public final class CompressProvider implements CodingFilter {
  private static final String LEVEL = "level";
  private static final int DEFAULT_LEVEL = 6;

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
  public List<Parameter> settings() {
    return List.of(
        Parameter.named(
            LEVEL,
            new Parameter.Type.Whole(1, 9),
            Integer.toString(DEFAULT_LEVEL),
            "From 1, fastest, to 9, smallest."));
  }

  @Override
  public int overhead() {
    return Compression.OVERHEAD;
  }

  @Override
  public List<String> warnings(ProtocolSpec spec) {
    return List.of("with compress, bytes are told for entries that do not shrink");
  }

  @Override
  public Coding coding(Site site) {
    return new Compression(
        new Deflate(level(site.spec())),
        traits(site.spec(), site.host().catalogue()).largestEntry());
  }

  private static int level(ProtocolSpec spec) {
    return Math.toIntExact(new Arguments(spec).whole(LEVEL, DEFAULT_LEVEL));
  }
}
