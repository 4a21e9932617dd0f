package dev.rhenea.composition.lockstep;

import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.loglet.LogletTraits.Intake;
import dev.rhenea.loglet.LogletTraits.Seal;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** What may be written in lockstep (S4, M5), and what can be done with what is. Pure. */
public final class LockstepTraits {
  private LockstepTraits() {}

  /**
   * The traits over those of the children.
   *
   * @param largest the largest entry, from the children's traits, in bytes
   * @throws InvalidSpec if a child makes no sense; if some take no appends, and others no copies;
   *     or if all take appends, and one leaves gaps (S4) or the order of issue (M5)
   */
  public static LogletTraits of(
      Lockstep lockstep, Catalogue catalogue, ToIntFunction<List<LogletTraits>> largest) {
    List<LogletTraits> children = lockstep.parts().traits(catalogue);
    String name = lockstep.spec().protocol();
    Intake intake = lockstep.parts().intake(catalogue);
    if (intake != Intake.COPIES) {
      for (int i = 0; i < children.size(); i++) {
        check(name, lockstep.parts().specs().get(i).protocol(), children.get(i));
      }
    }
    int most = largest.applyAsInt(children);
    if (most < 1) {
      throw new InvalidSpec(
          Lockstep.CHILDREN,
          "a child takes no entries so large that a %s could use it".formatted(name));
    }
    return new LogletTraits(
        true,
        true,
        children.stream().anyMatch(child -> child.seal() == Seal.WEAK) ? Seal.WEAK : Seal.STRONG,
        most,
        durability(children, lockstep.needed()),
        children.stream().allMatch(LogletTraits::simulatable),
        intake);
  }

  /**
   * Checks what is to take appends once more, as it must be written by somebody.
   *
   * @throws InvalidSpec if there is no node that could conduct it
   */
  public static void validate(Lockstep lockstep, LogletTraits traits) {
    if (traits.canAppend() && lockstep.conductor().isEmpty()) {
      throw new InvalidSpec(
          Lockstep.CONDUCTOR, "the first child names no node, so the conductor must");
    }
    if (!traits.canAppend() && lockstep.spec().argument(Lockstep.CONDUCTOR).isPresent()) {
      throw new InvalidSpec(
          Lockstep.CONDUCTOR,
          "this takes copies of closed segments only, and nobody conducts a copy: leave it out");
    }
  }

  private static void check(String name, String child, LogletTraits traits) {
    if (!traits.dense()) {
      throw new InvalidSpec(
          Lockstep.CHILDREN,
          "'%s' leaves gaps between its offsets, and a %s needs every one of them"
              .formatted(child, name));
    }
    if (!traits.issueOrder()) {
      throw new InvalidSpec(
          Lockstep.CHILDREN,
          "'%s' does not keep the order in which appends are issued, and a %s needs it: put it above"
                  .formatted(child, name)
              + " the %s, not below".formatted(name));
    }
  }

  /** What so many children survive; an acknowledged entry is on all, and needs no more of them. */
  static LogletTraits.Durability durability(List<LogletTraits> children, int needed) {
    return children.stream()
        .map(LogletTraits::durability)
        .sorted(Comparator.reverseOrder())
        .toList()
        .get(needed - 1);
  }
}
