package dev.rhenea.cli.experiment;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.prediction.Cost;
import dev.rhenea.prediction.Step;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the calculator says of a composition, in a line, to stand beside what came of it. */
public final class Predicted {
  private Predicted() {}

  /** The line. */
  public static String line(ProtocolSpec spec, Catalogue catalogue) {
    Calculation calculation = Calculation.of(spec, catalogue);
    String busiest =
        calculation
            .append()
            .flatMap(Step::cost)
            .flatMap(cost -> calculation.busiest().map(node -> words(node, cost)))
            .orElse("");
    return "predicted of %s: appends survive %s lost, a switch away %s%s"
        .formatted(
            Composition.print(spec, catalogue),
            survives(calculation, calculation.append()),
            survives(calculation, calculation.seal()),
            busiest);
  }

  private static String words(Calculation.Busiest busiest, Cost cost) {
    return String.format(
        Locale.ROOT,
        "; of each append the busiest node, %s, handles %.1f messages",
        busiest.node(),
        busiest.share() * cost.count());
  }

  private static String survives(Calculation calculation, Optional<Step> step) {
    OptionalInt worst =
        step.map(each -> calculation.survival(each).worst()).orElse(OptionalInt.empty());
    return worst.isEmpty()
        ? "an unknown number of nodes"
        : switch (worst.getAsInt()) {
          case 0 -> "no node";
          case 1 -> "any node";
          default -> "any " + worst.getAsInt() + " nodes";
        };
  }
}
