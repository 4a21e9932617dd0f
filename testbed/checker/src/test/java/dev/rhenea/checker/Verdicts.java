package dev.rhenea.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.History;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What tests ask of a verdict. */
public final class Verdicts {

  private Verdicts() {}

  /** Returns the one violation that {@code checker} finds. */
  public static Violation onlyViolation(Checker checker, History history) {
    Verdict verdict = checker.check(history);
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    Verdict.Invalid invalid = (Verdict.Invalid) verdict;
    assertThat(invalid.violations()).as(invalid.toString()).hasSize(1);
    assertThat(invalid.found()).isEqualTo(1);
    return invalid.violations().getFirst();
  }

  /** Returns the rules that were broken, none if the verdict is another. */
  public static Set<String> rules(Verdict verdict) {
    List<Violation> violations =
        verdict instanceof Verdict.Invalid invalid ? invalid.violations() : List.of();
    return violations.stream().map(Violation::rule).collect(Collectors.toSet());
  }
}
