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

  private record Broken(String rule, String invariant, List<Long> evidence, String script) {
    @Override
    public String toString() {
      return rule + " " + evidence;
    }
  }

  private static Broken broken(String rule, List<Long> evidence, String script) {
    String invariant =
        rule.endsWith("-realtime")
            ? "strictly-serializable"
            : rule.endsWith("-process") ? "strong-session-serializable" : "serializable";
    return new Broken(rule, invariant, evidence, script);
  }

  static List<Broken> broken() {
    return Stream.of(ofOneList(), cycles(), cyclesInTime()).flatMap(List::stream).toList();
  }

  private static List<Broken> ofOneList() {
    return List.of(
        broken(
            "internal",
            List.of(0L, 1L),
            """
            txn [[:append x 1] [:r x nil]] -> [[:append x 1] [:r x []]]
            """),
        broken(
            "internal",
            List.of(1L, 3L),
            """
            a: txn [[:append x 1]]
            b: txn [[:r x nil] [:r x nil]]
            a: -> [[:append x 1]]
            b: -> [[:r x []] [:r x [1]]]
            """),
        broken(
            "internal",
            List.of(0L, 1L),
            """
            txn [[:r x nil] [:append x 1]] -> [[:r x [1]] [:append x 1]]
            """),
        broken(
            "never-appended",
            List.of(2L, 3L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x [1 2]]]
            """),
        broken(
            "G1a",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1]] -> fail
            txn [[:r x nil]] -> [[:r x [1]]]
            txn [[:r x nil]] -> [[:r x [1]]]
            """),
        broken(
            "G1b",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1] [:append x 2]]
            b: txn [[:r x nil]]
            b: -> [[:r x [1]]]
            a: -> [[:append x 1] [:append x 2]]
            """),
        broken(
            "duplicate-elements",
            List.of(2L, 3L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x [1 1]]]
            """),
        broken(
            "incompatible-order",
            List.of(4L, 5L, 6L, 7L),
            """
            a: txn [[:append x 1]]
            b: txn [[:append x 2]]
            a: -> [[:append x 1]]
            b: -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [1 2]]]
            txn [[:r x nil]] -> [[:r x [2]]]
            """),
        broken(
            "incompatible-order",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1] [:append x 2]] -> info
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        broken(
            "incompatible-order",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1] [:append x 2]] -> info
            txn [[:r x nil]] -> [[:r x [2]]]
            """));
  }

  private static List<Broken> cycles() {
    return List.of(
        broken(
            "lost-update",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil] [:append x 1]]
            b: txn [[:r x nil] [:append x 2]]
            a: -> [[:r x []] [:append x 1]]
            b: -> [[:r x []] [:append x 2]]
            """),
        broken(
            "lost-update",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil] [:append x 1]]
            b: txn [[:r x nil] [:append x 2]]
            a: -> [[:r x []] [:append x 1]]
            b: -> [[:r x []] [:append x 2]]
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        broken(
            "G0",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            a: txn [[:append x 1] [:append y 1]]
            b: txn [[:append x 2] [:append y 2]]
            a: -> [[:append x 1] [:append y 1]]
            b: -> [[:append x 2] [:append y 2]]
            txn [[:r x nil] [:r y nil]] -> [[:r x [1 2]] [:r y [2 1]]]
            """),
        broken(
            "G0",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            # the appends of one transaction with another's between them
            a: txn [[:append x 1] [:append x 3]]
            b: txn [[:append x 2]]
            a: -> [[:append x 1] [:append x 3]]
            b: -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [1 2 3]]]
            """),
        broken(
            "G1c",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1] [:r y nil]]
            b: txn [[:append y 2] [:r x nil]]
            a: -> [[:append x 1] [:r y [2]]]
            b: -> [[:append y 2] [:r x [1]]]
            """),
        broken(
            "G-single",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1] [:append y 1]]
            b: txn [[:r x nil] [:r y nil]]
            a: -> [[:append x 1] [:append y 1]]
            b: -> [[:r x nil] [:r y [1]]]
            """),
        broken(
            "G-single",
            List.of(0L, 1L, 2L, 3L),
            """
            # an unknown outcome that shows in one list has happened to the other, too
            txn [[:append x 1] [:append y 1]] -> info
            txn [[:r x nil] [:r y nil]] -> [[:r x nil] [:r y [1]]]
            """),
        broken(
            "G2",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil] [:append y 1]]
            b: txn [[:r y nil] [:append x 2]]
            a: -> [[:r x nil] [:append y 1]]
            b: -> [[:r y nil] [:append x 2]]
            """),
        broken(
            "G2",
            List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
            """
            # a long fork
            a: txn [[:append x 1]]
            b: txn [[:append y 2]]
            c: txn [[:r x nil] [:r y nil]]
            d: txn [[:r x nil] [:r y nil]]
            a: -> [[:append x 1]]
            b: -> [[:append y 2]]
            c: -> [[:r x [1]] [:r y []]]
            d: -> [[:r x []] [:r y [2]]]
            """));
  }

  private static List<Broken> cyclesInTime() {
    return List.of(
        broken(
            "G0-realtime",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:append x 2]] -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        broken(
            "G0-process",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            a: txn [[:append x 1]] -> [[:append x 1]]
            a: txn [[:append x 2]] -> [[:append x 2]]
            txn [[:r x nil]] -> [[:r x [2 1]]]
            """),
        broken(
            "G1c-realtime",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:r x nil]] -> [[:r x [1]]]
            txn [[:append x 1]] -> [[:append x 1]]
            """),
        broken(
            "G1c-process",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:r x nil]] -> [[:r x [1]]]
            a: txn [[:append x 1]] -> [[:append x 1]]
            """),
        broken(
            "G-single-realtime",
            List.of(0L, 1L, 2L, 3L),
            """
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x []]]
            """),
        broken(
            "G-single-realtime",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            # a stale read
            txn [[:append x 1]] -> [[:append x 1]]
            txn [[:r x nil]] -> [[:r x [1]]]
            txn [[:r x nil]] -> [[:r x nil]]
            """),
        broken(
            "G-single-process",
            List.of(0L, 1L, 2L, 3L),
            """
            a: txn [[:append x 1]] -> [[:append x 1]]
            a: txn [[:r x nil]] -> [[:r x []]]
            """),
        broken(
            "G2-realtime",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            b: txn [[:append x 1] [:r y nil]]
            txn [[:append y 2]] -> [[:append y 2]]
            txn [[:r x nil]] -> [[:r x []]]
            b: -> [[:append x 1] [:r y []]]
            """),
        broken(
            "G2-process",
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            b: txn [[:append x 1] [:r y nil]]
            a: txn [[:append y 2]] -> [[:append y 2]]
            a: txn [[:r x nil]] -> [[:r x []]]
            b: -> [[:append x 1] [:r y []]]
            """));
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
