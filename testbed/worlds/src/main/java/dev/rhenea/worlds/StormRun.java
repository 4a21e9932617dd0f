package dev.rhenea.worlds;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * What became of one seed.
 *
 * @param switches how many segments followed the first
 * @param faults how many faults were injected and repaired
 * @param reconfigurations how the operators' reconfigurations ended, by kind of result
 * @param virtualTime how long it took in the simulated world
 * @param events how many events ran
 * @param traceHash identifies the run, event by event
 */
public record StormRun(
    long seed,
    Verdict verdict,
    int switches,
    int faults,
    SortedMap<String, Integer> reconfigurations,
    Duration virtualTime,
    long events,
    String traceHash,
    History history) {

  public boolean isValid() {
    return verdict instanceof Verdict.Valid;
  }

  /** This run without its history: a seed can be run again, memory is finite. */
  StormRun withoutHistory() {
    return new StormRun(
        seed,
        verdict,
        switches,
        faults,
        reconfigurations,
        virtualTime,
        events,
        traceHash,
        History.of(List.of()));
  }

  /** One line for people. */
  @Override
  public String toString() {
    String judged =
        switch (verdict) {
          case Verdict.Valid valid -> "valid";
          case Verdict.Invalid invalid ->
              "INVALID: %d violations, first %s"
                  .formatted(invalid.found(), invalid.violations().getFirst());
          case Verdict.Unknown unknown -> "unknown: " + unknown.reason();
        };
    return "seed %d: %s; ok %d, fail %d, info %d; %d switches %s, %d faults, %d s, %d events, %s"
        .formatted(
            seed,
            judged,
            verdict.operations().ok(),
            verdict.operations().fail(),
            verdict.operations().info(),
            switches,
            reconfigurations,
            faults,
            virtualTime.toSeconds(),
            events,
            traceHash);
  }
}
