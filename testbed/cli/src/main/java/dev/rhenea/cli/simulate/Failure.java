package dev.rhenea.cli.simulate;

import dev.rhenea.checker.Violation;
import dev.rhenea.cli.terminal.Progress;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.worlds.chart.Recording;
import dev.rhenea.worlds.chart.TextChart;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.ScheduleWriter;
import dev.rhenea.worlds.simulation.Minimiser;
import dev.rhenea.worlds.simulation.SimulatedRun;
import dev.rhenea.worlds.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * A run that went wrong, and the smallest one found that goes wrong in the same way.
 *
 * @param seed of the run, before it was made smaller
 * @param file where the small schedule is kept
 */
record Failure(long seed, SimulatedRun small, Catalogue catalogue, Path file) {
  /** How many runs making it small may take. */
  private static final int BUDGET = 400;

  /** Makes the failing run small, and remembers it for {@code rhenea why}. */
  static Failure of(Schedule drawn, SimulatedRun run, Simulation simulation, Progress progress)
      throws IOException {
    SimulatedRun small = Minimiser.minimise(simulation, run, BUDGET, progress::status);
    progress.end();
    String text = new ScheduleWriter(simulation.catalogue()).write(small.schedule());
    Path file = Remembered.write(drawn.seed(), text);
    return new Failure(drawn.seed(), small, simulation.catalogue(), file);
  }

  /** The schedule in words, and what to do next. */
  void print(PrintWriter out, String expression, FaultList faults) {
    out.printf("%nseed %d, made smaller (%s):%n%n%s%n", seed, small.sentence(), words());
    out.printf(
        "  replay it:  rhenea simulate '%s' --seeds %d..%d --faults %s%n",
        expression, seed, seed, faults);
    out.printf("  look at it: rhenea why %d%n", seed);
  }

  /** What was broken, where, what led to it, and how to keep it from coming back. */
  void explain(PrintWriter out) {
    for (Violation violation : small.violations()) {
      out.printf("%s %s: %s%n", violation.invariant(), violation.rule(), violation.message());
      violation.evidence().forEach(call -> out.printf("  %s%n", call));
    }
    Duration end = small.broken().map(SimulatedRun.Broken::time).orElse(small.virtualTime());
    out.printf(
        Locale.ROOT,
        "%nfirst seen at %.3f ms%s%n%n",
        end.toNanos() / 1e6,
        small
            .broken()
            .filter(broken -> broken.event() > 0)
            .map(broken -> ", in event " + broken.event())
            .orElse(""));
    Recording recording = new Recording(catalogue);
    new Simulation(catalogue).run(small.schedule(), recording);
    out.print(TextChart.render(small.schedule().cluster().nodes(), recording, end));
    out.printf("%n(pings and the MetaStore's messages are left out)%n%n%s%n", regressionTest());
  }

  private String words() {
    return new ScheduleWriter(catalogue).write(small.schedule());
  }

  /** For a class with {@code assertThat} of AssertJ. */
  String regressionTest() {
    return """
    /** Seed %d: %s. */
    @Test
    void seed%d() {
      Simulation simulation = Simulation.ofOurs();
      Schedule schedule = ScheduleReader.read(\"""
    %s      \""", simulation.catalogue());
      assertThat(simulation.run(schedule).violations()).isEmpty();
    }
    """
        .formatted(seed, String.join(", ", small.rules()), seed, words().indent(6));
  }
}
