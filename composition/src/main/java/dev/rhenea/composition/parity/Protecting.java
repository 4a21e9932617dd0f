package dev.rhenea.composition.parity;

import dev.rhenea.composition.lockstep.Layout;
import dev.rhenea.composition.lockstep.Lockstep;
import dev.rhenea.composition.lockstep.LockstepTraits;
import dev.rhenea.composition.lockstep.Replacement;
import dev.rhenea.composition.lockstep.Stamp;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Optional;

/** The arguments of {@code parity(2, a, b, c, conductor: n1)}. */
record Protecting(ProtocolSpec spec) {
  static final String NAME = "parity";
  static final String NEEDED = "k";

  /** With fewer, one child has everything: that is a mirror. */
  static final int LEAST_NEEDED = 2;

  /** A shard's number is a byte. */
  static final int MOST_CHILDREN = 255;

  static final Layout.Kind LAYOUT =
      (life, children, needed) -> new Shards(new Stamp(life), new ErasureCode(needed, children));

  int needed() {
    return Math.toIntExact(new Arguments(spec).whole(NEEDED, 0));
  }

  Lockstep lockstep() {
    return new Lockstep(spec, needed(), LAYOUT);
  }

  /**
   * What it can do.
   *
   * @throws InvalidSpec if there are not more children than suffice to read, or if one of them
   *     makes no sense, leaves gaps (S4) or the order of issue (M5)
   */
  LogletTraits traits(Catalogue catalogue) {
    int children = lockstep().parts().specs().size();
    if (needed() < LEAST_NEEDED) {
      throw new InvalidSpec(
          NEEDED, "if one child is enough to read, it is a mirror: write mirror(...)");
    }
    if (children <= needed()) {
      throw new InvalidSpec(
          NEEDED,
          "parity needs more children than the %d that are enough to read, not %d: each one more may be lost"
              .formatted(needed(), children));
    }
    if (children > MOST_CHILDREN) {
      throw new InvalidSpec(
          Lockstep.CHILDREN,
          "parity has at most %d children, not %d".formatted(MOST_CHILDREN, children));
    }
    return LockstepTraits.of(lockstep(), catalogue, this::largestEntry);
  }

  /** So large that a shard fits each child, and the whole one of them: it travels whole as well. */
  private int largestEntry(List<LogletTraits> children) {
    int least = children.stream().mapToInt(LogletTraits::largestEntry).min().orElseThrow();
    int most = children.stream().mapToInt(LogletTraits::largestEntry).max().orElseThrow();
    return (int) Math.min(most, (long) needed() * (least - Shards.OVERHEAD));
  }

  /**
   * The same over what remains (V8): as many needed as before if more than these are left, else one
   * fewer than are left; with two left, or one, a mirror of them. Empty if that would survive less.
   */
  Optional<ProtocolSpec> without(Replacement rest, Catalogue catalogue) {
    int needed = Math.min(needed(), rest.children().size() - 1);
    boolean mirrored = needed < LEAST_NEEDED;
    return rest.isAsDurable(lockstep(), mirrored ? 1 : needed, catalogue)
        ? Optional.of(
            rest.in(
                mirrored ? ProtocolSpec.of("mirror") : spec.with(NEEDED, new Value.Whole(needed))))
        : Optional.empty();
  }
}
