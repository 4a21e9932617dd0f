package dev.rhenea.checker.log;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Violation;
import java.util.List;

/**
 * A broken history of a log.
 *
 * @param rule the only rule that it breaks
 * @param evidence indices of the operations that show it
 */
record BrokenLog(LogRule rule, List<Long> evidence, String script) {

  /** The checker finds that, and nothing else. */
  void check() {
    Violation violation = onlyViolation(LogChecker.sparse(), history(script));

    assertThat(violation.rule()).as(violation.message()).isEqualTo(rule.label());
    assertThat(violation.invariant()).isEqualTo(rule.invariant());
    assertThat(violation.operations()).isEqualTo(evidence);
  }
}
