package dev.rhenea.cli.campaign;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Repertoire;
import dev.rhenea.worlds.schedule.Swarm;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * A swarm over each of a few compositions: every seed draws its own cluster, load, switches and
 * faults of all kinds, then the log must make progress on a core that just suffices (I1 to I8). One
 * seed of {@value #REPEAT} runs twice and must be the same run, event by event.
 */
record SwarmRuns(String name, Seeds usual, List<String> compositions) implements Campaign {
  private static final int SWITCHES = 3;
  private static final int REPEAT = 10;

  @Override
  public String summary() {
    return "a swarm over %s: faults of every kind, then progress on a core that just suffices"
        .formatted(String.join(", ", compositions));
  }

  @Override
  public Outcome run(Seeds seeds, Path folder, Progress progress) {
    List<String> rows = new ArrayList<>();
    rows.add("| composition | seeds | not valid | ok, fail, info | switches | faults | events/s |");
    rows.add("|---|---|---|---|---|---|---|");
    List<String> findings = new ArrayList<>();
    OperationCounts operations = new OperationCounts(0, 0, 0);
    Validity worst = Validity.VALID;
    for (String composition : compositions) {
      long began = System.nanoTime();
      List<SimulatedRun> runs = runs(composition, seeds, progress);
      Row row = Row.of(runs, System.nanoTime() - began);
      rows.add("| `%s` | %s | %s |".formatted(composition, seeds, row.text()));
      operations = operations.plus(row.operations());
      for (SimulatedRun run : runs) {
        if (!run.isValid()) {
          findings.add(
              "- `%s`, seed %d: %s".formatted(composition, run.schedule().seed(), run.sentence()));
          worst =
              worst.and(
                  run.verdict() instanceof Verdict.Invalid ? Validity.INVALID : Validity.UNKNOWN);
        }
      }
    }
    rows.add("");
    rows.addAll(findings);
    rows.add("One seed of %d ran twice and was the same run, event by event.".formatted(REPEAT));
    return new Outcome(worst, operations, rows);
  }

  private static List<SimulatedRun> runs(String composition, Seeds seeds, Progress progress) {
    Catalogue catalogue = Catalogue.load();
    Swarm swarm =
        new Swarm(
            catalogue,
            Repertoire.parse(composition, catalogue),
            EnumSet.allOf(FaultKind.class),
            SWITCHES);
    Simulation simulation = new Simulation(catalogue);
    AtomicLong done = new AtomicLong();
    return LongStream.rangeClosed(seeds.first(), seeds.last())
        .parallel()
        .mapToObj(seed -> {
          SimulatedRun run = simulation.run(swarm.draw(seed));
          if (seed % REPEAT == 0) {
            requireSame(run, simulation.run(swarm.draw(seed)));
          }
          progress.status(
              "%s: %d of %d seeds".formatted(composition, done.incrementAndGet(), seeds.count()));
          return run;
        })
        .toList();
  }

  private static void requireSame(SimulatedRun first, SimulatedRun second) {
    if (!first.hash().equals(second.hash())) {
      throw new IllegalStateException(
          "seed %d is not one run: %s, then %s"
              .formatted(first.schedule().seed(), first.hash(), second.hash()));
    }
  }

  /** What the runs of one composition came to. */
  private record Row(
      long notValid,
      OperationCounts operations,
      long switches,
      long faults,
      long events,
      long nanos) {
    static Row of(List<SimulatedRun> runs, long nanos) {
      OperationCounts operations = new OperationCounts(0, 0, 0);
      for (SimulatedRun run : runs) {
        operations = operations.plus(run.verdict().operations());
      }
      return new Row(
          runs.stream().filter(run -> !run.isValid()).count(),
          operations,
          runs.stream().mapToLong(SimulatedRun::switches).sum(),
          runs.stream()
              .flatMap(run -> run.faults().values().stream())
              .mapToLong(Integer::longValue)
              .sum(),
          runs.stream().mapToLong(SimulatedRun::events).sum(),
          nanos);
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "%d | %,d, %,d, %,d | %,d | %,d | %,.0f",
          notValid,
          operations.ok(),
          operations.fail(),
          operations.info(),
          switches,
          faults,
          events * 1e9 / nanos);
    }
  }
}
