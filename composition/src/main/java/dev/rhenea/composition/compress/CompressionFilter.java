package dev.rhenea.composition.compress;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.CodingFilter;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** A filter that stores entries compressed, by a compressor that can be told how hard to try. */
public interface CompressionFilter extends CodingFilter {
  /** The parameter that says how hard. */
  String LEVEL = "level";

  /** The level that makes entries smallest; 1 is the fastest. */
  int smallest();

  /** The level if none is said. */
  int usual();

  /** The compressor of that level, from 1 to {@link #smallest}. */
  Compressor compressor(int level);

  @Override
  default List<Parameter> settings() {
    return List.of(
        Parameter.named(
            LEVEL,
            new Parameter.Type.Whole(1, smallest()),
            Integer.toString(usual()),
            "From 1, fastest, to %d, smallest.".formatted(smallest())));
  }

  @Override
  default int overhead() {
    return Compression.OVERHEAD;
  }

  @Override
  default List<String> warnings(ProtocolSpec spec) {
    return List.of("with %s, bytes are told for entries that do not shrink".formatted(name()));
  }

  @Override
  default Coding coding(Site site) {
    int level = Math.toIntExact(new Arguments(site.spec()).whole(LEVEL, usual()));
    return new Compression(
        compressor(level), traits(site.spec(), site.host().catalogue()).largestEntry());
  }
}
