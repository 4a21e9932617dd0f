package dev.rhenea.cli.simulate;

import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Problem;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Swarm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an expression on the command line is simulated with. */
final class Swarms {
  /** Instead of an expression: several protocols by turns. */
  static final String MIXED = "mixed";

  private Swarms() {}

  /**
   * The swarm over that expression.
   *
   * @throws IllegalArgumentException if it is malformed, or cannot be simulated; the message is for
   *     people
   */
  static Swarm of(String text, Catalogue catalogue, FaultList faults, int switches) {
    Optional<ProtocolSpec> composition =
        text.strip().equals(MIXED) ? Optional.empty() : Optional.of(parse(text, catalogue));
    Swarm swarm = new Swarm(catalogue, composition, faults.kinds(), switches);
    swarm
        .objection()
        .ifPresent(why -> {
          throw new IllegalArgumentException(why);
        });
    return swarm;
  }

  private static ProtocolSpec parse(String text, Catalogue catalogue) {
    return switch (Composition.parse(text, catalogue, Optional.empty())) {
      case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
      case Composition.Parsed.Refused(List<Problem> problems) ->
          throw new IllegalArgumentException(
              problems.stream()
                  .map(problem -> problem.render(text))
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }
}
