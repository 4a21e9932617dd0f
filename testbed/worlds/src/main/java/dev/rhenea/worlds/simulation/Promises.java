package dev.rhenea.worlds.simulation;

import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Schedule;
import java.util.function.Predicate;

/** What a log on all of a schedule's compositions, by turns, can be held to. Pure. */
record Promises(boolean inOrder, boolean gapless) {
  static Promises of(Schedule schedule, Catalogue catalogue) {
    Predicate<ProtocolSpec> inOrder = spec -> traits(spec, catalogue).issueOrder();
    // fillers have positions of their own, and combinators make fillers
    Predicate<ProtocolSpec> gapless =
        spec -> spec.children().isEmpty() && traits(spec, catalogue).dense();
    return new Promises(
        schedule.compositions().stream().allMatch(inOrder),
        schedule.compositions().stream().allMatch(gapless));
  }

  private static LogletTraits traits(ProtocolSpec spec, Catalogue catalogue) {
    return catalogue.loglet(spec.protocol()).orElseThrow().traits(spec, catalogue);
  }
}
