package dev.rhenea.cli.verify;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.cli.result.Validity;
import dev.rhenea.cli.verify.nemesis.Deed;
import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What came of a cell.
 *
 * @param deeds what the nemesis did
 * @param healed the index in the history from which on all was well; empty if it never came to that
 * @param troubles what else went wrong, so that the run proves nothing; a line each
 */
record Course(
    Cell cell,
    List<NodeId> nodes,
    History history,
    List<Deed> deeds,
    OptionalLong healed,
    List<String> troubles) {
  /** A search that takes longer ends without a verdict. */
  private static final Duration LONGEST_SEARCH = Duration.ofMinutes(1);

  Course {
    nodes = List.copyOf(nodes);
    deeds = List.copyOf(deeds);
    troubles = List.copyOf(troubles);
  }

  /** What it proves. A run is valid only if it did what it was asked, and every node came back. */
  CellResult judge() {
    Verdict verdict = cell.workload().subject().judge(history, LONGEST_SEARCH).verdict();
    Coverage coverage = new Coverage(cell.faults(), deeds, history);
    List<String> wrong = wrong(verdict);
    List<String> missing = missing(verdict, coverage);
    Validity validity =
        !wrong.isEmpty() ? Validity.INVALID : missing.isEmpty() ? Validity.VALID : Validity.UNKNOWN;
    List<String> reasons = new ArrayList<>(wrong);
    reasons.addAll(missing);
    return new CellResult(
        cell, validity, reasons, OperationCounts.of(history), coverage, violations(verdict));
  }

  private List<String> wrong(Verdict verdict) {
    List<String> wrong = new ArrayList<>();
    if (verdict instanceof Verdict.Invalid invalid) {
      wrong.add(invalid.found() == 1 ? "1 violation" : invalid.found() + " violations");
    }
    if (healed.isPresent()) {
      List<NodeId> dead = Liveness.dead(history, healed.getAsLong(), nodes);
      if (!dead.isEmpty()) {
        wrong.add("no answer any more, although all was mended: " + dead);
      }
    }
    return wrong;
  }

  private List<String> missing(Verdict verdict, Coverage coverage) {
    List<String> missing = new ArrayList<>();
    if (verdict instanceof Verdict.Unknown unknown) {
      missing.add(unknown.reason());
    }
    if (healed.isEmpty()) {
      missing.add("the faults never came to their end");
    }
    missing.addAll(coverage.shortfalls());
    missing.addAll(troubles);
    return missing;
  }

  private static List<dev.rhenea.checker.Violation> violations(Verdict verdict) {
    return verdict instanceof Verdict.Invalid invalid ? invalid.violations() : List.of();
  }
}
