package dev.rhenea.cli.simulate;

import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Swarm;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code rhenea why SEED [EXPR|@FILE|mixed|random]}: what went wrong in a simulated run, and how.
 */
@Command(
    name = "why",
    description = "Shows what went wrong in a simulated run: the invariant, the moment, the chart.",
    mixinStandardHelpOptions = true)
public final class WhyCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(paramLabel = "SEED", description = "the seed of the run")
  private long seed;

  @Parameters(
      paramLabel = "EXPR|@FILE|mixed|random",
      arity = "0..1",
      index = "1",
      description =
          "what was simulated, with the same options (default: the last failing run of that seed)",
      converter = Expression.Reader.class)
  private @Nullable Expression expression;

  @Mixin private SwarmOptions options;

  @Spec private CommandSpec spec;

  public WhyCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws IOException {
    try {
      return expression == null ? remembered() : drawn(expression);
    } catch (IllegalArgumentException refused) {
      return usage(String.valueOf(refused.getMessage()));
    }
  }

  private int drawn(Expression what) throws IOException {
    Swarm swarm = options.over(what, catalogue);
    SimulatedRun run = new Simulation(catalogue).run(swarm.draw(seed));
    if (!run.violations().isEmpty()) {
      FailureRecord.begin(run.schedule(), new Replay(swarm));
    }
    return explain(run);
  }

  /** As it was made small; but if it fails no more, the code having changed, as it was drawn. */
  private int remembered() throws IOException {
    Simulation simulation = new Simulation(catalogue);
    FailureRecord record = new FailureRecord(seed);
    Optional<Schedule> drawn = record.drawn(catalogue);
    if (drawn.isEmpty()) {
      return usage(
          "no failing run of seed %d is remembered; say what was simulated: rhenea why %d EXPR"
              .formatted(seed, seed));
    }
    Optional<Schedule> small = record.small(catalogue);
    if (small.isPresent()) {
      SimulatedRun run = simulation.run(small.get());
      if (!run.violations().isEmpty()) {
        return explain(Failure.look(seed, run, simulation));
      }
    }
    return explain(simulation.run(drawn.get()));
  }

  private int explain(SimulatedRun run) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (run.violations().isEmpty()) {
      out.printf("seed %d (trace %s): %s%n", seed, run.hash(), run.sentence());
      out.flush();
      return run.isValid() ? Exit.VALID : Exit.UNKNOWN;
    }
    Progress progress = Progress.on(spec.commandLine().getErr());
    return explain(Failure.shrink(run, new Simulation(catalogue), progress));
  }

  private int explain(Failure failure) {
    PrintWriter out = spec.commandLine().getOut();
    failure.explain(out);
    out.flush();
    return Exit.INVALID;
  }

  private int usage(String message) {
    spec.commandLine().getErr().println(message);
    return Exit.USAGE;
  }
}
