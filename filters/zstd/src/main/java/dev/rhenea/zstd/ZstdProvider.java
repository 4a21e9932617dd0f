package dev.rhenea.zstd;

import dev.rhenea.composition.compress.Compression;
import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.CodingFilter;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Makes Loglets that compress by Zstandard: {@code zstd(native(n1, n2, n3), level: 9)}. */
public final class ZstdProvider implements CodingFilter {
  private static final String LEVEL = "level";
  private static final int DEFAULT_LEVEL = 3;

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
  public List<Parameter> settings() {
    return List.of(
        Parameter.named(
            LEVEL,
            new Parameter.Type.Whole(1, 22),
            Integer.toString(DEFAULT_LEVEL),
            "From 1, fastest, to 22, smallest."));
  }

  @Override
  public int overhead() {
    return Compression.OVERHEAD;
  }

  @Override
  public List<String> warnings(ProtocolSpec spec) {
    return List.of("with zstd, bytes are told for entries that do not shrink");
  }

  @Override
  public Coding coding(Site site) {
    return new Compression(
        new Zstandard(Math.toIntExact(new Arguments(site.spec()).whole(LEVEL, DEFAULT_LEVEL))),
        traits(site.spec(), site.host().catalogue()).largestEntry());
  }
}
