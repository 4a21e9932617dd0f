package dev.rhenea.cli.experiment;

import dev.rhenea.bench.experiment.Checks;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.report.Units;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.cli.result.RunResult;
import dev.rhenea.cli.result.SwitchRecord;
import java.util.List;
import java.util.OptionalLong;

/** Holds a result against what its experiment asked for. Pure. */
final class Limits {
  private static final OperationCounts NONE = new OperationCounts(0, 0, 0);

  private Limits() {}

  /** Valid if no limit is exceeded. */
  static Verdict check(Checks checks, RunResult result) {
    Findings findings = new Findings();
    checks
        .downtime()
        .ifPresent(limit -> {
          for (SwitchRecord change : result.switches()) {
            long downtime = change.interruption().downtime();
            if (downtime > limit.toNanos()) {
              findings.add(
                  violation(
                      "downtime",
                      "%s of downtime at the switch to %s, %s; at most %s were allowed"
                          .formatted(
                              Units.span(downtime),
                              change.to(),
                              change.cause(),
                              Units.span(limit.toNanos()))));
            }
          }
        });
    count("unknown", checks.unknown(), result.samples().count(Outcome.INFO), findings);
    count("failed", checks.failed(), result.samples().count(Outcome.FAIL), findings);
    return findings.isEmpty() ? new Verdict.Valid(NONE) : findings.invalid(NONE);
  }

  private static void count(String rule, OptionalLong limit, long found, Findings findings) {
    if (limit.isPresent() && found > limit.getAsLong()) {
      findings.add(
          violation(
              rule,
              "%d operations of the load %s; at most %d were allowed"
                  .formatted(
                      found,
                      rule.equals("failed") ? "failed" : "have an unknown outcome",
                      limit.getAsLong())));
    }
  }

  private static Violation violation(String rule, String message) {
    return new Violation("experiment", rule, message, List.of());
  }
}
