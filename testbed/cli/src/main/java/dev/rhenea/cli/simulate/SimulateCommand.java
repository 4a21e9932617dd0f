package dev.rhenea.cli.simulate;

import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.Swarm;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code rhenea simulate EXPR|@FILE|mixed|random}: many seeds, and the first that fails made small.
 */
@Command(
    name = "simulate",
    description =
        "Runs a log over a composition in a simulated world, a run for each seed: load, switches,"
            + " faults, then the least that must keep it alive; and checks what came of it.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "EXPR|@FILE|mixed|random",
      description =
          "for example 'native(n1, n2, n3)'; mixed: several protocols by turns;"
              + " random: any composition of them",
      converter = Expression.Reader.class)
  private Expression expression;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "default: ${DEFAULT-VALUE}",
      defaultValue = "1..100",
      converter = Seeds.Reader.class)
  private Seeds seeds;

  @Mixin private SwarmOptions options;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  public SimulateCommand(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Integer call() throws IOException {
    Swarm swarm;
    try {
      swarm = options.over(expression, catalogue);
    } catch (IllegalArgumentException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return Exit.USAGE;
    }
    Replay replay = new Replay(swarm);
    Progress progress = Progress.on(spec.commandLine().getErr());
    Simulation simulation = new Simulation(catalogue);
    Outcome outcome = outcome(swarm, simulation, progress);
    Optional<Failure> failure = failure(outcome, replay, simulation, progress);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      RunEnvironment environment = RunEnvironment.of(replay.simulate(seeds));
      out.println(Json.print(SimulationJson.of(outcome, failure, replay, environment)));
    } else {
      print(out, outcome);
      failure.ifPresent(found -> found.print(out, replay));
      out.flush();
    }
    return outcome.tally().validity().exit();
  }

  private Outcome outcome(Swarm swarm, Simulation simulation, Progress progress) {
    Tally tally = new Tally();
    long began = System.nanoTime();
    LongStream.rangeClosed(seeds.first(), seeds.last())
        .parallel()
        .forEach(seed -> {
          tally.add(simulation.run(swarm.draw(seed)));
          progress.status("%d of %d seeds".formatted(tally.seeds(), seeds.count()));
        });
    progress.end();
    return new Outcome(tally, (System.nanoTime() - began) / 1e9);
  }

  /** Remembers every failing run, and makes the first one small. */
  private Optional<Failure> failure(
      Outcome outcome, Replay replay, Simulation simulation, Progress progress) throws IOException {
    List<SimulatedRun> failing = outcome.tally().failing();
    for (SimulatedRun run : failing) {
      FailureRecord.begin(run.schedule(), replay);
    }
    return failing.isEmpty()
        ? Optional.empty()
        : Optional.of(Failure.shrink(failing.getFirst(), simulation, progress));
  }

  private static void print(PrintWriter out, Outcome outcome) {
    out.print(outcome.screen());
    for (SimulatedRun run : outcome.tally().notValid()) {
      out.printf(
          "seed %d (trace %s): %s%n", run.schedule().seed(), run.hash(), Brief.of(run.sentence()));
    }
  }
}
