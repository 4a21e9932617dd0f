package dev.rhenea.cli.simulate;

import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Problem;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Swarm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say, with an expression, which schedules the seeds stand for. */
final class SwarmOptions {
  /** Instead of an expression: several protocols by turns. */
  static final String MIXED = "mixed";

  @Option(
      names = "--faults",
      paramLabel = "all|none|LIST",
      description = "what may break, with commas between (default: ${DEFAULT-VALUE})",
      defaultValue = "all",
      converter = FaultList.Reader.class)
  private FaultList faults;

  @Option(
      names = "--switches",
      paramLabel = "N",
      description = "how often the protocol is replaced in a run (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private int switches;

  /**
   * The swarm over that expression.
   *
   * @throws IllegalArgumentException if it is malformed, or cannot be simulated; the message is for
   *     people
   */
  Swarm over(Expression expression, Catalogue catalogue) {
    String text = expression.text();
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
