package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.simulator.Costs;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What became of a schedule.
 *
 * @param hash identifies the run, event by event
 * @param virtualTime how long it took in the simulated world
 * @param switches how many requests for another protocol were fulfilled
 * @param faults how many faults of each kind struck
 * @param coverage how often each step was taken, by its name
 * @param broken when what was first seen to be wrong was seen; empty of a run that is not invalid
 */
public record SimulatedRun(
    Schedule schedule,
    Verdict verdict,
    String hash,
    long events,
    Duration virtualTime,
    Costs costs,
    int switches,
    SortedMap<FaultKind, Integer> faults,
    SortedMap<String, Long> coverage,
    Optional<Broken> broken) {

  /**
   * Where a run went wrong.
   *
   * @param time virtual time since the world began
   * @param event the number of the event
   */
  public record Broken(Duration time, long event) {}

  public boolean isValid() {
    return verdict instanceof Verdict.Valid;
  }

  /** What is wrong; empty of a run that is valid or unknown. */
  public List<Violation> violations() {
    return verdict instanceof Verdict.Invalid invalid ? invalid.violations() : List.of();
  }

  /** The rules that are violated, each once. */
  public List<String> rules() {
    return violations().stream().map(Violation::rule).distinct().toList();
  }

  /** The verdict in a line. */
  public String sentence() {
    return switch (verdict) {
      case Verdict.Valid valid -> "valid";
      case Verdict.Invalid invalid -> {
        Violation first = invalid.violations().getFirst();
        yield "invalid: %s %s: %s".formatted(first.invariant(), first.rule(), first.message());
      }
      case Verdict.Unknown unknown -> "unknown: " + unknown.reason();
    };
  }
}
