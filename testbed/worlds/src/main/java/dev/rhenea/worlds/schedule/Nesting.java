package dev.rhenea.worlds.schedule;

import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Draws compositions that nobody would write: combinators and filters in each other, around what
 * {@code leaves} draws, as their traits allow.
 */
final class Nesting {
  /** Those that need nothing to be said, and lose nothing on purpose. */
  private static final List<String> FILTERS = List.of("checksum", "compress", "zstd", "cache");

  private static final List<String> COMBINATORS = List.of("stripe", "mirror", "parity");
  private static final int MOST_CHILDREN = 3;

  /** Of the children of a parity: with one more, so that each of them may be lost. */
  private static final int ENOUGH = 2;

  private final Catalogue catalogue;
  private final Function<SplittableRandom, ProtocolSpec> leaves;
  private final List<String> around;

  Nesting(Catalogue catalogue, Function<SplittableRandom, ProtocolSpec> leaves) {
    this.catalogue = catalogue;
    this.leaves = leaves;
    this.around =
        Stream.concat(FILTERS.stream(), COMBINATORS.stream())
            .filter(name -> catalogue.loglet(name).isPresent())
            .toList();
  }

  /** One that its providers accept, at most {@code depth} protocols around a leaf. */
  ProtocolSpec draw(SplittableRandom random, int depth) {
    while (true) {
      ProtocolSpec drawn = any(random, depth);
      if (isAccepted(drawn)) {
        return drawn;
      }
    }
  }

  private ProtocolSpec any(SplittableRandom random, int depth) {
    int turn = depth == 0 ? around.size() : random.nextInt(around.size() + 1);
    if (turn == around.size()) {
      return leaves.apply(random);
    }
    String name = around.get(turn);
    ProtocolSpec spec = ProtocolSpec.of(name);
    if (FILTERS.contains(name)) {
      return spec.with("child", new Value.Child(draw(random, depth - 1)));
    }
    boolean parity = name.equals("parity");
    int children = parity ? ENOUGH + 1 : random.nextInt(1, MOST_CHILDREN + 1);
    return (parity ? spec.with("k", new Value.Whole(ENOUGH)) : spec)
        .with(
            "children",
            new Value.Items(
                Stream.generate(() -> new Value.Child(draw(random, depth - 1)))
                    .limit(children)
                    .toList()));
  }

  private boolean isAccepted(ProtocolSpec spec) {
    try {
      catalogue.loglet(spec.protocol()).orElseThrow().validate(spec, catalogue);
      return true;
    } catch (InvalidSpec refused) {
      return false;
    }
  }
}
