package dev.rhenea.composition.mirror;

import dev.rhenea.composition.lockstep.Layout;
import dev.rhenea.composition.lockstep.Lockstep;
import dev.rhenea.composition.lockstep.LockstepTraits;
import dev.rhenea.composition.lockstep.Stamp;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;

/** The arguments of {@code mirror(a, b, conductor: n1)}. */
record Mirroring(ProtocolSpec spec) {
  static final String NAME = "mirror";
  static final Layout.Kind LAYOUT =
      (life, children, needed) -> new Copies(new Stamp(life), children);

  Lockstep lockstep() {
    return new Lockstep(spec, 1, LAYOUT);
  }

  /**
   * What the mirror can do.
   *
   * @throws InvalidSpec if a child makes no sense, leaves gaps (S4) or the order of issue (M5)
   */
  LogletTraits traits(Catalogue catalogue) {
    if (lockstep().parts().specs().isEmpty()) {
      throw new InvalidSpec(
          Lockstep.CHILDREN, "a mirror has at least one child, as in mirror(a, b)");
    }
    return LockstepTraits.of(
        lockstep(),
        catalogue,
        children ->
            children.stream().mapToInt(LogletTraits::largestEntry).min().orElseThrow()
                - Stamp.OVERHEAD);
  }
}
