package dev.rhenea.cli.result;

import dev.rhenea.bench.load.Samples;
import dev.rhenea.bench.report.Timeline;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run that is over. Times are nanoseconds on the load's clock.
 *
 * @param title what was run, for a heading
 * @param where in which world
 * @param samples every operation of the load
 * @param operations how the operations of all clients ended, those of the load and all others
 * @param switches changes of the composition, also those by which the log healed itself, in order
 * @param faults how many faults were injected
 * @param checked what the checkers found in the histories
 * @param shortfalls what the run was asked for but did not do, a line each
 * @param notes facts worth a line, such as the measured knee
 * @param chain the chain at the end of the run
 */
public record RunResult(
    String title,
    Where where,
    Timeline timeline,
    Samples samples,
    OperationCounts operations,
    List<SwitchRecord> switches,
    int faults,
    Verdict checked,
    List<String> shortfalls,
    List<String> notes,
    List<ChainRow> chain,
    RunEnvironment environment) {

  public RunResult {
    switches = List.copyOf(switches);
    shortfalls = List.copyOf(shortfalls);
    notes = List.copyOf(notes);
    chain = List.copyOf(chain);
  }

  /** A segment of the chain, in words: its composition and its range. */
  public record ChainRow(String segment, String composition, String start, String stop) {}

  /** The phases with their own samples. */
  public List<PhaseRecord> phases() {
    return timeline.phases().stream()
        .map(phase -> new PhaseRecord(phase, samples.between(phase.from(), phase.to())))
        .toList();
  }

  /** What the run proves: never valid if it fell short of what it was asked. */
  public Validity validity() {
    return switch (checked) {
      case Verdict.Invalid invalid -> Validity.INVALID;
      case Verdict.Unknown unknown -> Validity.UNKNOWN;
      case Verdict.Valid valid -> shortfalls.isEmpty() ? Validity.VALID : Validity.UNKNOWN;
    };
  }

  /** Why the run is not valid; empty if it is. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    switch (checked) {
      case Verdict.Invalid invalid -> reasons.add("%d violations found".formatted(invalid.found()));
      case Verdict.Unknown unknown -> reasons.add(unknown.reason());
      case Verdict.Valid valid -> {}
    }
    reasons.addAll(shortfalls);
    return reasons;
  }

  /** The smallest evidence against the run; empty unless it is invalid. */
  public List<Violation> violations() {
    return checked instanceof Verdict.Invalid invalid ? invalid.violations() : List.of();
  }

  /** The same run with one more thing that was checked. */
  public RunResult and(Verdict also) {
    return new RunResult(
        title,
        where,
        timeline,
        samples,
        operations,
        switches,
        faults,
        checked.and(also),
        shortfalls,
        notes,
        chain,
        environment);
  }

  /** The verdict in one line, claiming no more than was looked at. */
  public String sentence() {
    return validity() == Validity.VALID
        ? String.format(
            Locale.ROOT,
            "no violation found in %,d operations, %s, %s",
            operations.total(),
            count(switches.size(), "switch", "switches"),
            count(faults, "fault", "faults"))
        : String.join("; ", reasons());
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
