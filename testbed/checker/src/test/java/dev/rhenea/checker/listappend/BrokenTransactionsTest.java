package dev.rhenea.checker.listappend;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The anomalies of Adya, and those that Elle adds: for each, histories that show this one and no
 * other. The names are part of what scripts may depend on.
 */
class BrokenTransactionsTest {

  static List<Broken> broken() {
    return Stream.of(BrokenLists.all(), BrokenOrders.byDependencies(), BrokenOrders.inTime())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isFound(Broken broken) {
    Violation violation = onlyViolation(new ListAppendChecker(), history(broken.script()));

    assertThat(violation.rule()).as(violation.message()).isEqualTo(broken.rule());
    assertThat(violation.invariant()).isEqualTo(broken.invariant());
    assertThat(violation.operations()).as(violation.message()).isEqualTo(broken.evidence());
  }

  @Test
  void everyAnomalyIsAmongThem() {
    Set<String> shown = broken().stream().map(Broken::rule).collect(Collectors.toSet());
    for (Anomaly anomaly : Anomaly.values()) {
      assertThat(shown.contains(anomaly.label()) || anomaly == Anomaly.DIRTY_UPDATE)
          .as(anomaly.label())
          .isTrue();
    }
    for (String cycle : List.of("G0", "G1c", "G-single", "G2")) {
      assertThat(shown).contains(cycle, cycle + "-process", cycle + "-realtime");
    }
  }
}
