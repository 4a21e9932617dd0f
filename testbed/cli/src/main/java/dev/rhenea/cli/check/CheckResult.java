package dev.rhenea.cli.check;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.linear.CounterExample;
import dev.rhenea.checker.linear.Judgement;
import dev.rhenea.cli.result.RunEnvironment;
import dev.rhenea.cli.result.Validity;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a check.
 *
 * @param timeline the page that was written, if one was asked for
 */
record CheckResult(
    Subject subject, Judgement judgement, RunEnvironment environment, @Nullable Path timeline) {

  Validity validity() {
    return Validity.of(judgement.verdict());
  }

  OperationCounts operations() {
    return judgement.verdict().operations();
  }

  List<Violation> violations() {
    return judgement.verdict() instanceof Verdict.Invalid invalid
        ? invalid.violations()
        : List.of();
  }

  List<CounterExample> counterExamples() {
    return judgement.counterExamples();
  }

  /** Why it is not valid; empty if it is. */
  List<String> reasons() {
    return switch (judgement.verdict()) {
      case Verdict.Valid valid -> List.of();
      case Verdict.Unknown unknown -> List.of(unknown.reason());
      case Verdict.Invalid invalid ->
          List.of(
              invalid.found() == 1
                  ? "1 violation found"
                  : String.format(Locale.ROOT, "%,d violations found", invalid.found()));
    };
  }

  /** The verdict in one line, claiming no more than was looked at. */
  String sentence() {
    return validity() == Validity.VALID
        ? "no violation found: " + subject.kind().promise()
        : String.join("; ", reasons());
  }

  /** How the calls ended, in one line. */
  String counts() {
    return String.format(
        Locale.ROOT,
        "%,d calls: %,d ok, %,d fail, %,d info",
        operations().total(),
        operations().ok(),
        operations().fail(),
        operations().info());
  }
}
