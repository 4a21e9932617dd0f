package dev.rhenea.cli.simulate;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.ScheduleReader;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea why SEED [EXPR|@FILE]}: what went wrong in a simulated run, and how. */
@Command(
    name = "why",
    description = "Shows what went wrong in a simulated run: the invariant, the moment, the chart.",
    mixinStandardHelpOptions = true)
public final class WhyCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(paramLabel = "SEED", description = "the seed of the run")
  private long seed;

  @Parameters(
      paramLabel = "EXPR|@FILE|mixed",
      arity = "0..1",
      index = "1",
      description = "what was simulated (default: the last failing run of that seed)",
      converter = Expression.Reader.class)
  private @Nullable Expression expression;

  @Option(
      names = "--faults",
      paramLabel = "all|none|LIST",
      description = "as it was simulated (default: ${DEFAULT-VALUE})",
      defaultValue = "all",
      converter = FaultList.Reader.class)
  private FaultList faults;

  @Option(
      names = "--switches",
      paramLabel = "N",
      description = "as it was simulated (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private int switches;

  @Spec private CommandSpec spec;

  public WhyCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Simulation simulation = new Simulation(catalogue);
    Optional<Schedule> schedule;
    try {
      schedule = schedule();
    } catch (IllegalArgumentException refused) {
      err.println(refused.getMessage());
      return Exit.USAGE;
    }
    if (schedule.isEmpty()) {
      err.printf(
          "no failing run of seed %d is remembered; say what was simulated: rhenea why %d EXPR%n",
          seed, seed);
      return Exit.USAGE;
    }
    SimulatedRun run = simulation.run(schedule.get());
    if (run.violations().isEmpty()) {
      out.printf("seed %d: %s%n", seed, run.sentence());
      out.flush();
      return run.isValid() ? Exit.VALID : Exit.UNKNOWN;
    }
    Progress progress = Progress.on(err);
    Failure.of(schedule.get().withSeed(seed), run, simulation, progress).explain(out);
    out.flush();
    return Exit.INVALID;
  }

  private Optional<Schedule> schedule() throws IOException {
    return expression == null
        ? Remembered.read(seed).map(text -> ScheduleReader.read(text, catalogue))
        : Optional.of(Swarms.of(expression.text(), catalogue, faults, switches).draw(seed));
  }
}
