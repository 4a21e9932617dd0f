package dev.rhenea.checker.log;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.IllegalHistoryException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log checker allows, and what it does not judge; see {@link BrokenLogsTest}. */
class LogCheckerTest {

  @Test
  void onlyADenseLogMayNotHaveHolesThatNobodyFilled() {
    var history =
        history(
            """
            append 7 -> [0 7]
            append 8 -> [2 8]
            read [0 9] -> [[0 7] [2 8]]
            """);

    assertThat(LogChecker.sparse().check(history)).isInstanceOf(Verdict.Valid.class);
    Violation violation = onlyViolation(LogChecker.dense(), history);
    assertThat(violation.rule()).isEqualTo("hole");
    assertThat(violation.message())
        .isEqualTo(
            "operation 4 read [0, 9) and got nothing at 1, although operation 4 proves a tail above"
                + " it");
  }

  @Test
  void aTailAboveEverythingIsAHoleInADenseLog() {
    var history =
        history(
            """
            append 7 -> [0 7]
            tail -> 2
            read [0 2] -> [[0 7]]
            """);

    assertThat(onlyViolation(LogChecker.dense(), history).operations())
        .containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void messagesSayWhatHappenedToWhom() {
    Violation violation =
        onlyViolation(
            LogChecker.dense(),
            history(
                """
                append "v" -> [0 "v"]
                read [0 5] -> []
                """));

    assertThat(violation.message())
        .isEqualTo(
            "operation 2 read [0, 5) and got nothing at 0, where an append had been acknowledged:"
                + " \"v\" by operation 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Concurrent appends in either order.
        """
        a: append 7
        b: append 8
        b: -> [0 8]
        a: -> [1 7]
        read [0 2] -> [[0 8] [1 7]]
        """,
        // A read, or a checkTail, that began before the acknowledgement need not see the entry.
        """
        r: read [0 9]
        t: tail
        append 7 -> [0 7]
        r: -> []
        t: -> 0
        read [0 9] -> [[0 7]]
        """,
        // An append of unknown outcome may take effect late, and be read by some.
        """
        append 7 -> info
        append 8 -> [0 8]
        read [0 9] -> [[0 8]]
        tail -> 1
        tail -> 2
        read [0 9] -> [[0 8] [1 7]]
        """,
        // What was trimmed may be there or not, from the invocation of the trim on.
        """
        append 7 -> [0 7]
        append 8 -> [1 8]
        append 9 -> [2 9]
        t: trim 2
        read [0 9] -> [[1 8] [2 9]]
        read [0 9] -> [[0 7] [1 8] [2 9]]
        t: -> 2
        read [0 9] -> [[2 9]]
        """,
        // A trim of unknown outcome too.
        """
        append 7 -> [0 7]
        append 8 -> [1 8]
        trim 1 -> info
        read [0 9] -> [[1 8]]
        """,
        // A trim above the tail stops at the tail.
        """
        append 7 -> [0 7]
        trim 5 -> 1
        append 8 -> [1 8]
        read [0 9] -> [[1 8]]
        """,
        // A value may be tried again after it failed.
        """
        append 7 -> fail
        append 7 -> [0 7]
        read [0 9] -> [[0 7]]
        """,
        // Chains seen late, and in any order; empty segments; truncation; versions not seen.
        """
        chain -> [5 [["s3" 1 1] ["s4" 1 nil]]]
        append 7 -> [1 7 "s4"]
        chain -> [1 [["s1" 0 nil]]]
        chain -> [3 [["s1" 0 1] ["s2" 1 1] ["s3" 1 nil]]]
        chain -> [3 [["s1" 0 1] ["s2" 1 1] ["s3" 1 nil]]]
        chain -> [9 [["s6" 2 nil]]]
        read [1 9] -> [[1 7]]
        """,
        // An acknowledgement that names a segment nobody saw in a chain.
        """
        append 7 -> [0 7 "s1"]
        read [0 9] -> [[0 7]]
        """
      })
  void whatACorrectLogMayDoIsValid(String script) {
    assertThat(LogChecker.sparse().check(history(script))).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void trimmingMoreThanAskedIsALoss() {
    var history =
        history(
            """
            append 7 -> [0 7]
            append 8 -> [1 8]
            append 9 -> [2 9]
            trim 1 -> 2
            read [0 9] -> [[2 9]]
            """);

    assertThat(onlyViolation(LogChecker.dense(), history).rule()).isEqualTo("lost-append");
  }

  @Test
  void aTrimThatFailedExcusesNothing() {
    var history =
        history(
            """
            append 7 -> [0 7]
            append 8 -> [1 8]
            trim 1 -> fail
            read [0 9] -> [[1 8]]
            """);

    assertThat(onlyViolation(LogChecker.dense(), history).rule()).isEqualTo("lost-append");
  }

  @Test
  void aValidVerdictCountsWhatItLookedAt() {
    var history =
        history(
            """
            append 7 -> [0 7]
            append 8 -> fail
            append 9 -> info
            a: append 10
            read [0 9] -> [[0 7]]
            """);

    assertThat(LogChecker.dense().check(history))
        .isEqualTo(new Verdict.Valid(new OperationCounts(2, 1, 2)));
  }

  static List<Arguments> tooLittle() {
    return List.of(
        Arguments.of("", "no append was acknowledged"),
        Arguments.of("read [0 9] -> []", "no append was acknowledged"),
        Arguments.of(
            "append 7 -> [0 7]",
            "1 of 1 acknowledged appends were not read afterwards, among them operation 0 at 0; end"
                + " with a read of the whole log"),
        Arguments.of(
            """
            append 7 -> [0 7]
            r: read [0 9]
            append 8 -> [1 8]
            r: -> [[0 7]]
            read [0 1] -> [[0 7]]
            """,
            "1 of 2 acknowledged appends were not read afterwards, among them operation 3 at 1; end"
                + " with a read of the whole log"),
        Arguments.of(
            """
            append 7 -> [0 7]
            read [0 9] -> [[0 7]]
            trim 1 -> 1
            """,
            "every acknowledged append may have been trimmed"),
        Arguments.of(
            """
            append 7 -> [0 7]
            append 7 -> [1 7]
            read [0 9] -> [[0 7] [1 7]]
            """,
            "operations 0 and 2 append the same value 7: which of the two is read, nobody can"
                + " tell"));
  }

  @ParameterizedTest
  @MethodSource("tooLittle")
  void whatCannotBeJudgedIsUnknown(String script, String reason) {
    assertThat(LogChecker.dense().check(history(script)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class, unknown -> assertThat(unknown.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "append 7 -> 0",
        "append 7 -> [0]",
        "append 7 -> [0 8]",
        "append 7 -> [-1 7]",
        "append 7 -> [\"0\" 7]",
        "append 7 -> [9223372036854775807 7]",
        "append 7 -> ok",
        "read nil -> []",
        "read [0] -> []",
        "read [0 -1] -> []",
        "read [0 9] -> ok",
        "read [0 9] -> [7]",
        "read [0 9] -> [[0]]",
        "tail -> ok",
        "tail -> -1",
        "trim -> 3",
        "trim 3 -> true",
        "chain -> 3",
        "chain -> [1 2]",
        "chain -> [1 [[\"s\" 0]]]",
        "cas [1 2] -> ok"
      })
  void whatIsNotTheHistoryOfALogIsRefused(String script) {
    assertThatThrownBy(() -> LogChecker.dense().check(history(script)))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessageMatching("operation [01]: (the value of|a log knows) .*");
  }

  @Test
  void aRangeCostsNothingByItself() {
    var history =
        history(
            """
            append 7 -> [4000000000000000000 7]
            read [0 9223372036854775806] -> [[4000000000000000000 7]]
            read [0 9223372036854775806] -> []
            """);

    assertThat(onlyViolation(LogChecker.sparse(), history).rule()).isEqualTo("lost-append");
  }
}
