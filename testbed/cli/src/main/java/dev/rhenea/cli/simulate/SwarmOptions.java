package dev.rhenea.cli.simulate;

import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.Repertoire;
import dev.rhenea.worlds.schedule.Swarm;
import picocli.CommandLine.Option;

/** The options that say, with an expression, which schedules the seeds stand for. */
final class SwarmOptions {
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
    Repertoire repertoire = Repertoire.parse(expression.text(), catalogue);
    Swarm swarm = new Swarm(catalogue, repertoire, faults.kinds(), switches);
    swarm
        .objection()
        .ifPresent(why -> {
          throw new IllegalArgumentException(why);
        });
    return swarm;
  }
}
