package dev.rhenea.checker.log;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The invariants I1 to I5 of Delos: for each rule of the log checker, histories that break this
 * rule and no other.
 */
class BrokenLogsTest {

  /**
   * A broken history.
   *
   * @param rule the only rule that it breaks
   * @param evidence indices of the operations that show it
   */
  record Broken(LogRule rule, List<Long> evidence, String script) {}

  private static Broken broken(LogRule rule, List<Long> evidence, String script) {
    return new Broken(rule, evidence, script);
  }

  static List<Broken> broken() {
    return List.of(
        broken(
            LogRule.LOST_APPEND,
            List.of(0L, 1L, 2L, 3L),
            """
            append 7 -> [0 7]
            read [0 1] -> []
            """),
        broken(
            LogRule.LOST_APPEND,
            List.of(0L, 1L, 6L, 7L),
            """
            append 7 -> [0 7]
            append 8 -> [1 8]
            trim 0 -> 0
            read [0 9] -> [[1 8]]
            """),
        broken(
            LogRule.OVERWRITTEN_APPEND,
            List.of(2L, 3L, 4L, 5L),
            """
            append 7 -> info
            append 8 -> [0 8]
            read [0 1] -> [[0 7]]
            """),
        broken(
            LogRule.OVERWRITTEN_APPEND,
            List.of(0L, 1L, 2L, 3L),
            """
            a: append 7
            b: append 8
            a: -> [0 7]
            b: -> [0 8]
            read [0 1] -> [[0 7]]
            """),
        broken(
            LogRule.DUPLICATE_APPEND,
            List.of(0L, 1L, 2L, 3L),
            """
            append 7 -> [0 7]
            read [0 2] -> [[0 7] [1 7]]
            """),
        broken(
            LogRule.DUPLICATE_APPEND,
            List.of(4L, 5L, 6L, 7L),
            """
            append 7 -> info
            append 8 -> [2 8]
            read [0 1] -> [[0 7]]
            read [1 9] -> [[1 7] [2 8]]
            """),
        broken(
            LogRule.FAILED_APPEND_READ,
            List.of(0L, 1L, 4L, 5L),
            """
            append 7 -> fail
            append 8 -> [0 8]
            read [0 9] -> [[0 8] [1 7]]
            """),
        broken(
            LogRule.NEVER_APPENDED,
            List.of(2L, 3L),
            """
            append 8 -> [0 8]
            read [0 9] -> [[0 8] [1 7]]
            """),
        broken(
            LogRule.NEVER_APPENDED,
            List.of(2L, 3L, 4L, 5L),
            """
            append 8 -> [0 8]
            read [0 9] -> [[0 8] [1 7]]
            append 7 -> [2 7]
            read [0 9] -> [[0 8] [2 7]]
            """),
        broken(
            LogRule.REORDERED_APPEND,
            List.of(0L, 1L, 2L, 3L),
            """
            append 8 -> [1 8]
            append 7 -> [0 7]
            read [0 9] -> [[0 7] [1 8]]
            """),
        broken(
            LogRule.REORDERED_APPEND,
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            append 8 -> [1 8]
            append 7 -> info
            read [0 9] -> [[0 7] [1 8]]
            """),
        broken(
            LogRule.APPEND_BELOW_TAIL,
            List.of(0L, 1L, 2L, 3L),
            """
            tail -> 1
            append 7 -> [0 7]
            read [0 9] -> [[0 7]]
            """),
        broken(
            LogRule.APPEND_BELOW_TAIL,
            List.of(0L, 1L, 2L, 3L),
            """
            chain -> [2 [["s1" 0 5] ["s2" 5 nil]]]
            append 7 -> [4 7]
            read [0 9] -> [[4 7]]
            """),
        broken(
            LogRule.APPEND_BELOW_TAIL,
            List.of(0L, 1L, 2L, 3L),
            """
            trim 3 -> 3
            append 7 -> [2 7]
            append 8 -> [3 8]
            read [0 9] -> [[3 8]]
            """),
        broken(
            LogRule.TAIL_BELOW_APPEND,
            List.of(0L, 1L, 2L, 3L),
            """
            append 7 -> [0 7]
            tail -> 0
            read [0 9] -> [[0 7]]
            """),
        broken(
            LogRule.TAIL_WENT_BACK,
            List.of(4L, 5L, 6L, 7L),
            """
            append 7 -> [0 7]
            append 8 -> info
            tail -> 2
            tail -> 1
            read [0 9] -> [[0 7] [1 8]]
            """),
        broken(
            LogRule.TAIL_WENT_BACK,
            List.of(4L, 5L, 6L, 7L),
            """
            append 7 -> [0 7]
            append 8 -> info
            read [0 9] -> [[0 7] [1 8]]
            tail -> 1
            """),
        broken(
            LogRule.READERS_DISAGREE,
            List.of(6L, 7L, 8L, 9L),
            """
            append 7 -> info
            append 8 -> info
            append 9 -> [1 9]
            read [0 9] -> [[0 7] [1 9]]
            read [0 9] -> [[0 8] [1 9]]
            """),
        broken(
            LogRule.READERS_DISAGREE,
            List.of(4L, 5L, 6L, 7L),
            """
            append 7 -> info
            append 8 -> [1 8]
            read [0 9] -> [[0 7] [1 8]]
            read [0 9] -> [[1 8]]
            """),
        broken(
            LogRule.HOLE,
            List.of(0L, 3L, 4L, 5L),
            """
            a: append 7
            append 8 -> [1 8]
            read [0 9] -> [[1 8]]
            a: -> [0 7]
            read [0 9] -> [[0 7] [1 8]]
            """),
        broken(
            LogRule.HOLE,
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            a: append 7
            append 8 -> [1 8]
            read [0 1] -> []
            a: -> [0 7]
            read [0 9] -> [[0 7] [1 8]]
            """),
        broken(
            LogRule.MISREAD,
            List.of(4L, 5L),
            """
            append 7 -> [0 7]
            append 8 -> [1 8]
            read [0 1] -> [[0 7] [1 8]]
            read [1 9] -> [[1 8]]
            """),
        broken(
            LogRule.MISREAD,
            List.of(4L, 5L),
            """
            append 7 -> [0 7]
            append 8 -> [1 8]
            read [0 9] -> [[1 8] [0 7]]
            """),
        broken(
            LogRule.APPEND_BEYOND_STOP,
            List.of(0L, 1L, 2L, 3L),
            """
            append 7 -> [5 7 "s1"]
            chain -> [2 [["s1" 0 5] ["s2" 5 nil]]]
            read [0 9] -> [[5 7]]
            """),
        broken(
            LogRule.APPEND_BEYOND_STOP,
            List.of(0L, 1L, 4L, 5L),
            """
            append 7 -> [4 7 "s2"]
            chain -> [1 [["s1" 0 nil]]]
            chain -> [2 [["s1" 0 5] ["s2" 5 nil]]]
            read [0 9] -> [[4 7]]
            """),
        brokenChain("has no segment", "[1 []]"),
        brokenChain("has a segment twice", "[2 [[\"s1\" 0 0] [\"s1\" 0 nil]]]"),
        brokenChain("stops before it starts", "[2 [[\"s1\" 3 0] [\"s2\" 0 nil]]]"),
        brokenChain("does not end with an open", "[2 [[\"s1\" 0 5]]]"),
        brokenChain("gap", "[2 [[\"s1\" 0 5] [\"s2\" 6 nil]]]"),
        brokenChain("overlap", "[2 [[\"s1\" 0 5] [\"s2\" 4 nil]]]"),
        brokenChain("two open segments", "[2 [[\"s1\" 0 nil] [\"s2\" 5 nil]]]"),
        rewritten("two chains of one version", "[2 [[\"s1\" 0 nil]]]", "[2 [[\"s2\" 0 nil]]]"),
        rewritten(
            "a stop moved",
            "[2 [[\"s1\" 0 3] [\"s2\" 3 nil]]]",
            "[3 [[\"s1\" 0 4] [\"s2\" 4 nil]]]"),
        rewritten("a start moved", "[2 [[\"s2\" 3 nil]]]", "[3 [[\"s2\" 4 nil]]]"),
        rewritten(
            "a closed segment opened again",
            "[2 [[\"s1\" 0 3] [\"s2\" 3 nil]]]",
            "[3 [[\"s1\" 0 nil]]]"),
        rewritten(
            "two segments in one version",
            "[1 [[\"s1\" 0 nil]]]",
            "[2 [[\"s1\" 0 1] [\"s2\" 1 2] [\"s3\" 2 nil]]]"),
        rewritten(
            "a segment exchanged for another",
            "[4 [[\"s1\" 0 1] [\"s2\" 1 2] [\"s3\" 2 nil]]]",
            "[5 [[\"s1\" 0 1] [\"s4\" 1 2] [\"s3\" 2 nil]]]"),
        rewritten(
            "a start below what was truncated",
            "[4 [[\"s1\" 0 7] [\"s2\" 7 nil]]]",
            "[9 [[\"s3\" 5 nil]]]"));
  }

  private static Broken brokenChain(String why, String chain) {
    return broken(
        LogRule.CHAIN_SHAPE,
        List.of(4L, 5L),
        """
        append 7 -> [9 7]
        read [0 10] -> [[9 7]]
        # %s
        chain -> %s
        """
            .formatted(why, chain));
  }

  private static Broken rewritten(String why, String before, String after) {
    return broken(
        LogRule.CHAIN_REWRITTEN,
        List.of(4L, 5L, 6L, 7L),
        """
        append 7 -> [9 7]
        read [0 10] -> [[9 7]]
        # %s
        chain -> %s
        chain -> %s
        """
            .formatted(why, after, before));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void eachRuleAloneFindsWhatBreaksIt(Broken broken) {
    Violation violation = onlyViolation(LogChecker.sparse(), history(broken.script()));

    assertThat(violation.rule()).as(violation.message()).isEqualTo(broken.rule().label());
    assertThat(violation.invariant()).isEqualTo(broken.rule().invariant());
    assertThat(violation.operations()).isEqualTo(broken.evidence());
  }

  @Test
  void everyRuleIsShownToFindSomething() {
    Set<LogRule> shown = broken().stream().map(Broken::rule).collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrder(LogRule.values());
  }
}
