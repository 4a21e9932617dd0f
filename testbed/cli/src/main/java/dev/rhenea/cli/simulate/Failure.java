package dev.rhenea.cli.simulate;

import dev.rhenea.checker.Violation;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.chart.Mark;
import dev.rhenea.worlds.chart.Recording;
import dev.rhenea.worlds.chart.TextChart;
import dev.rhenea.worlds.schedule.ScheduleWriter;
import dev.rhenea.worlds.simulation.Minimiser;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A run that went wrong, and the smallest one found that goes wrong in the same way.
 *
 * @param seed of the run, before it was made smaller
 * @param marks what the small run looked like, until what is wrong was seen
 */
record Failure(long seed, SimulatedRun small, List<Mark> marks, Catalogue catalogue) {
  /** How many runs making it small may take. */
  private static final int BUDGET = 400;

  /** How many messages and steps a chart shows. */
  private static final int MARKS = 60;

  /** Makes a failing run small, and remembers that beside the run, which is remembered already. */
  static Failure shrink(SimulatedRun run, Simulation simulation, Progress progress)
      throws IOException {
    SimulatedRun small = Minimiser.minimise(simulation, run, BUDGET, progress::status);
    progress.end();
    Failure failure = look(run.schedule().seed(), small, simulation);
    new FailureRecord(failure.seed).keep(failure);
    return failure;
  }

  /** A failing run that is as small as it is to be. */
  static Failure look(long seed, SimulatedRun small, Simulation simulation) {
    boolean metaStore = small.violations().stream().anyMatch(each -> each.invariant().equals("I7"));
    Recording recording = new Recording(simulation.catalogue(), metaStore);
    simulation.run(small.schedule(), recording);
    return new Failure(seed, small, recording.excerpt(seen(small), MARKS), simulation.catalogue());
  }

  /** When what is wrong was first seen. */
  private static Duration seen(SimulatedRun run) {
    return run.broken().map(SimulatedRun.Broken::time).orElse(run.virtualTime());
  }

  /** The schedule in words, and what to do next. */
  void print(PrintWriter out, Replay replay) {
    out.printf("%nseed %d, made smaller (%s):%n%n%s%n", seed, Brief.of(small.sentence()), words());
    out.printf("  replay it:  %s%n", replay.simulate(seed));
    out.printf("  look at it: rhenea why %d%n", seed);
    out.printf("  chart:      %s%n", new FailureRecord(seed).chart());
    out.printf("  test:       %s%n", new FailureRecord(seed).test());
  }

  /** What was broken, where, what led to it, and how to keep it from coming back. */
  void explain(PrintWriter out) {
    for (Violation violation : small.violations()) {
      out.println(sentence(violation));
      violation.evidence().forEach(call -> out.printf("  %s%n", Brief.of(call.toString())));
    }
    out.printf(
        Locale.ROOT,
        "%nfirst seen at %.3f ms%s%n%n",
        seen(small).toNanos() / 1e6,
        small
            .broken()
            .filter(broken -> broken.event() > 0)
            .map(broken -> ", in event " + broken.event())
            .orElse(""));
    out.print(TextChart.render(small.schedule().cluster().nodes(), marks));
    out.printf("%nthe schedule:%n%n%s%n", words());
    out.printf("  chart: %s%n", new FailureRecord(seed).chart());
    out.printf("  test:  %s%n", new FailureRecord(seed).test());
  }

  /** As a picture. */
  String chart() {
    Violation first = small.violations().getFirst();
    return SequenceChart.render(
        "seed %d: %s %s".formatted(seed, first.invariant(), first.rule()),
        small.schedule().cluster().nodes(),
        marks,
        sentence(first));
  }

  /** The small schedule, in words. */
  String words() {
    return new ScheduleWriter(catalogue).write(small.schedule());
  }

  private static String sentence(Violation violation) {
    return Brief.of(
        "%s %s: %s".formatted(violation.invariant(), violation.rule(), violation.message()));
  }
}
