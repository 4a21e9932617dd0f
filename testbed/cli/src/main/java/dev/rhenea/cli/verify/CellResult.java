package dev.rhenea.cli.verify;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Violation;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.verify.nemesis.Fault;
import java.util.List;
import java.util.Locale;

/**
 * What a cell proves.
 *
 * @param reasons why it is not valid; empty if it is
 * @param operations how the clients' operations ended
 * @param violations examples of what cannot have happened
 */
record CellResult(
    Cell cell,
    Validity validity,
    List<String> reasons,
    OperationCounts operations,
    Coverage coverage,
    List<Violation> violations) {
  CellResult {
    reasons = List.copyOf(reasons);
    violations = List.copyOf(violations);
  }

  /** How much happened, in words. */
  String counts() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d operations: %,d ok, %,d fail, %,d info",
                operations.total(),
                operations.ok(),
                operations.fail(),
                operations.info()));
    for (Fault fault : cell.faults()) {
      text.append(String.format(Locale.ROOT, "; %d %s", coverage.count(fault), fault.word()));
    }
    return text.toString();
  }

  /** The verdict in one line, claiming no more than was looked at. */
  String sentence() {
    return validity == Validity.VALID
        ? counts()
        : String.join("; ", reasons) + " (" + counts() + ")";
  }
}
