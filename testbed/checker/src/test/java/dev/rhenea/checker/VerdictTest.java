package dev.rhenea.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.history.History;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What could not be judged is never valid. */
class VerdictTest {

  private static final Violation VIOLATION = new Violation("I2", "lost-append", "lost", List.of());
  private static final Verdict NONE = new Verdict.Valid(new OperationCounts(0, 0, 0));

  private static final List<Verdict> VERDICTS =
      List.of(
          NONE,
          new Verdict.Valid(new OperationCounts(1, 2, 3)),
          new Verdict.Unknown(new OperationCounts(10, 0, 0), "too short"),
          new Verdict.Unknown(new OperationCounts(0, 10, 0), "too vague"),
          new Verdict.Invalid(new OperationCounts(0, 0, 10), List.of(VIOLATION), 1),
          new Verdict.Invalid(new OperationCounts(5, 5, 5), List.of(VIOLATION, VIOLATION), 9));

  @Test
  void invalidBeatsUnknownBeatsValid() {
    assertThat(VERDICTS.get(1).and(VERDICTS.get(2)))
        .isEqualTo(new Verdict.Unknown(new OperationCounts(11, 2, 3), "too short"));
    assertThat(VERDICTS.get(2).and(VERDICTS.get(3)))
        .isEqualTo(new Verdict.Unknown(new OperationCounts(10, 10, 0), "too short; too vague"));
    assertThat(VERDICTS.get(3).and(VERDICTS.get(4)))
        .isEqualTo(new Verdict.Invalid(new OperationCounts(0, 10, 10), List.of(VIOLATION), 1));
    assertThat(VERDICTS.get(5).and(VERDICTS.get(4)))
        .isEqualTo(
            new Verdict.Invalid(
                new OperationCounts(5, 5, 15), List.of(VIOLATION, VIOLATION, VIOLATION), 10));
  }

  @Test
  void andIsAMonoid() {
    for (Verdict a : VERDICTS) {
      assertThat(a.and(NONE)).isEqualTo(a);
      assertThat(NONE.and(a)).isEqualTo(a);
      for (Verdict b : VERDICTS) {
        for (Verdict c : VERDICTS) {
          assertThat(a.and(b).and(c)).isEqualTo(a.and(b.and(c)));
        }
      }
    }
  }

  @Test
  void anInvalidVerdictHasAViolationAndAnUnknownOneAReason() {
    OperationCounts counts = OperationCounts.of(History.of(List.of()));

    assertThatThrownBy(() -> new Verdict.Invalid(counts, List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Verdict.Unknown(counts, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void allViolationsAreCountedAndSomeOfEachRuleShown() {
    Findings findings = new Findings();
    assertThat(findings.isEmpty()).isTrue();
    for (int i = 0; i < 1000; i++) {
      findings.add(VIOLATION);
    }
    findings.add(new Violation("I5", "hole", "a hole", List.of()));

    Verdict.Invalid invalid = findings.invalid(new OperationCounts(0, 0, 0));
    assertThat(invalid.found()).isEqualTo(1001);
    assertThat(invalid.violations()).hasSize(Findings.SHOWN_PER_RULE + 1);
    assertThat(invalid.violations().getLast().rule()).isEqualTo("hole");
  }
}
