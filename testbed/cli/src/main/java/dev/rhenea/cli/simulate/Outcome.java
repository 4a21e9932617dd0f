package dev.rhenea.cli.simulate;

import dev.rhenea.worlds.schedule.FaultKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What all seeds came to.
 *
 * @param seconds of real time
 */
record Outcome(Tally tally, double seconds) {
  long eventsPerSecond() {
    return Math.round(tally.events() / seconds);
  }

  int faults() {
    return tally.faults().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** For a terminal, ended by a line end. */
  String screen() {
    return String.format(
        Locale.ROOT,
        "simulated: %,d seeds, %,d events (%,d a second), %,.0f s of virtual time in %.1f s"
            + " (%.0fx)%nsimulated: %,d ok, %,d fail, %,d info; %,d switches; faults: %s%n%s: %s%n",
        tally.seeds(),
        tally.events(),
        eventsPerSecond(),
        tally.simulatedSeconds(),
        seconds,
        tally.simulatedSeconds() / seconds,
        tally.operations().ok(),
        tally.operations().fail(),
        tally.operations().info(),
        tally.switches(),
        byKind(),
        tally.validity().word(),
        sentence());
  }

  /** In one line, claiming no more than was looked at. */
  String sentence() {
    return tally.notValid().isEmpty()
        ? String.format(
            Locale.ROOT,
            "no violation found in %,d operations, %,d switches, %,d faults",
            tally.operations().total(),
            tally.switches(),
            faults())
        : "%d of %d seeds are not valid".formatted(tally.notValid().size(), tally.seeds());
  }

  private String byKind() {
    return tally.faults().isEmpty()
        ? "none"
        : tally.faults().entrySet().stream().map(Outcome::word).collect(Collectors.joining(", "));
  }

  private static String word(Map.Entry<FaultKind, Integer> entry) {
    return entry.getKey().word() + " " + entry.getValue();
  }
}
