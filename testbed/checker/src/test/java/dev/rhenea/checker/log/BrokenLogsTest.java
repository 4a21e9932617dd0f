package dev.rhenea.checker.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The invariants I1 to I5 of Delos: for each rule of the log checker, histories that break this
 * rule and no other.
 */
class BrokenLogsTest {

  private static BrokenLog broken(LogRule rule, List<Long> evidence, String script) {
    return new BrokenLog(rule, evidence, script);
  }

  static List<BrokenLog> broken() {
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
            """));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void eachRuleAloneFindsWhatBreaksIt(BrokenLog broken) {
    broken.check();
  }

  @Test
  void everyRuleIsShownToFindSomething() {
    Set<LogRule> shown =
        Stream.concat(broken().stream(), BrokenChainsTest.broken().stream())
            .map(BrokenLog::rule)
            .collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrder(LogRule.values());
  }
}
