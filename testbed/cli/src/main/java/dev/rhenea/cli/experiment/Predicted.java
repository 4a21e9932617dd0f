package dev.rhenea.cli.experiment;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.calculator.Calculation;
import dev.rhenea.prediction.Step;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the calculator says of a composition, in a line, to stand beside what came of it. */
final class Predicted {
  private Predicted() {}

  static String line(ProtocolSpec spec, Catalogue catalogue) {
    Calculation calculation = Calculation.of(spec, catalogue);
    String busiest =
        calculation
            .busiest()
            .map(node ->
                String.format(
                    Locale.ROOT,
                    "; the busiest node, %s, has %.0f%% of the messages",
                    node.node(),
                    100 * node.share()))
            .orElse("");
    return "predicted of %s: appends survive %s lost, a switch away %s%s"
        .formatted(
            Composition.print(spec, catalogue),
            survives(calculation, calculation.append()),
            survives(calculation, calculation.seal()),
            busiest);
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
