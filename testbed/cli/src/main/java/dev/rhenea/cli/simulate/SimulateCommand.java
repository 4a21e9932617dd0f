package dev.rhenea.cli.simulate;

import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.Expression;
import dev.rhenea.cli.terminal.Json;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Swarm;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rhenea simulate EXPR|@FILE|mixed}: many seeds, and the first that fails made small. */
@Command(
    name = "simulate",
    description =
        "Runs a log over a composition in a simulated world, a run for each seed: load, switches,"
            + " faults, then the least that must keep it alive; and checks what came of it.",
    mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
  private final Catalogue catalogue;

  @Parameters(
      paramLabel = "EXPR|@FILE|mixed",
      description = "for example 'native(n1, n2, n3)'; mixed: several protocols by turns",
      converter = Expression.Reader.class)
  private Expression expression;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "default: ${DEFAULT-VALUE}",
      defaultValue = "1..100",
      converter = Seeds.Reader.class)
  private Seeds seeds;

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
      swarm = Swarms.of(expression.text(), catalogue, faults, switches);
    } catch (IllegalArgumentException refused) {
      spec.commandLine().getErr().println(refused.getMessage());
      return Exit.USAGE;
    }
    Progress progress = Progress.on(spec.commandLine().getErr());
    Simulation simulation = new Simulation(catalogue);
    Tally tally = new Tally();
    long began = System.nanoTime();
    LongStream.rangeClosed(seeds.first(), seeds.last())
        .parallel()
        .forEach(seed -> {
          tally.add(simulation.run(swarm.draw(seed)));
          progress.status("%d of %d seeds".formatted(tally.seeds(), seeds.count()));
        });
    progress.end();
    Outcome outcome = new Outcome(tally, (System.nanoTime() - began) / 1e9);
    if (json) {
      RunEnvironment environment = RunEnvironment.of(command());
      spec.commandLine().getOut().println(Json.print(SimulationJson.of(outcome, environment)));
    } else {
      print(outcome, swarm, simulation, progress);
    }
    return tally.validity().exit();
  }

  private void print(Outcome outcome, Swarm swarm, Simulation simulation, Progress progress)
      throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(outcome.screen());
    for (SimulatedRun run : outcome.tally().notValid()) {
      out.printf("seed %d: %s%n", run.schedule().seed(), run.sentence());
    }
    for (SimulatedRun run : outcome.tally().notValid()) {
      if (!run.violations().isEmpty()) {
        Schedule drawn = swarm.draw(run.schedule().seed());
        Failure.of(drawn, run, simulation, progress).print(out, expression.text().strip(), faults);
        break;
      }
    }
    out.flush();
  }

  private String command() {
    return "rhenea simulate '%s' --seeds %s --faults %s --switches %d"
        .formatted(expression.text().strip(), seeds, faults, switches);
  }
}
