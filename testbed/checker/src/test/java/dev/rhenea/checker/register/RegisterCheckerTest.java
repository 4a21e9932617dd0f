package dev.rhenea.checker.register;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Linearizability of registers with unique values; the initial value is nil. */
class RegisterCheckerTest {

  private static final RegisterChecker SINGLE = RegisterChecker.single(Value.nil());
  private static final RegisterChecker KEYED = RegisterChecker.keyed(Value.nil());

  @Test
  void messagesSayWhatHappenedToWhom() {
    var history =
        history(
            """
            write ["x" 1] -> ok
            write ["x" 2] -> ok
            read ["x" nil] -> ["x" 1]
            """);

    assertThat(onlyViolation(KEYED, history).message())
        .isEqualTo(
            "key \"x\": 1 was there (operation 0 ended) before 2 (operation 2 began), but 2 was"
                + " there (operation 2 ended) before 1 (operation 4 began)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Overlapping writes take effect in either order.
        """
        a: write 1
        b: write 2
        a: -> ok
        b: -> ok
        read -> 1
        """,
        // A read may see a write that has not been answered, and a later one the next.
        """
        a: write 1
        read -> 1
        a: -> ok
        read -> 1
        """,
        // A write of unknown outcome may take effect late.
        """
        write 1 -> info
        write 2 -> ok
        read -> 2
        read -> 1
        """,
        // So may a compare-and-set, through which another one got its value.
        """
        write 1 -> ok
        cas [1 2] -> info
        read -> 1
        cas [2 3] -> ok
        read -> 3
        """,
        // Nobody knows of it, so nothing follows from it.
        """
        write 1 -> ok
        cas [1 2] -> info
        cas [1 3] -> ok
        read -> 3
        """,
        // A guard that did not hold is a fail, and says nothing.
        """
        write 1 -> ok
        cas [5 6] -> fail
        read -> 1
        """,
        // A value may be tried again after it failed.
        """
        write 1 -> fail
        write 1 -> ok
        read -> 1
        """,
        // Reads of unknown outcome, or failed, say nothing.
        """
        write 1 -> ok
        read -> info
        read -> fail
        read -> 1
        """
      })
  void whatACorrectRegisterMayDoIsValid(String script) {
    assertThat(SINGLE.check(history(script))).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void registersAreJudgedByThemselves() {
    var history =
        history(
            """
            write ["x" 1] -> ok
            write ["y" 1] -> ok
            write ["x" 2] -> ok
            cas ["y" [1 2]] -> ok
            read ["x" nil] -> ["x" 1]
            read ["y" nil] -> ["y" 2]
            """);

    Violation violation = onlyViolation(KEYED, history);
    assertThat(violation.operations()).containsExactly(0L, 1L, 4L, 5L, 8L, 9L);
  }

  @Test
  void aMultiGetReadsEachOfItsKeys() {
    var history =
        history(
            """
            write ["x" 1] -> ok
            write ["y" 1] -> ok
            multi-get ["x" "y"] -> [["y" nil] ["x" 1]]
            """);

    Violation violation = onlyViolation(KEYED, history);
    assertThat(violation.message()).startsWith("key \"y\": ");
    assertThat(violation.operations()).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void aValidVerdictCountsWhatItLookedAt() {
    var history =
        history(
            """
            write 1 -> ok
            write 2 -> fail
            a: write 3
            read -> 1
            """);

    assertThat(SINGLE.check(history)).isEqualTo(new Verdict.Valid(new OperationCounts(2, 1, 1)));
  }

  static List<Arguments> tooLittle() {
    return List.of(
        Arguments.of("", "no read and no compare-and-set was answered"),
        Arguments.of("write 1 -> ok", "no read and no compare-and-set was answered"),
        Arguments.of("read -> info", "no read and no compare-and-set was answered"),
        Arguments.of(
            """
            write 1 -> info
            write 1 -> ok
            read -> 1
            """,
            "operations 0 and 2 both write 1: this checker needs values that are written once"),
        Arguments.of(
            """
            write nil -> ok
            read -> nil
            """,
            "operation 0 writes the initial value nil: this checker needs values that are written"
                + " once"));
  }

  @ParameterizedTest
  @MethodSource("tooLittle")
  void whatCannotBeJudgedIsUnknown(String script, String reason) {
    assertThat(SINGLE.check(history(script)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class, unknown -> assertThat(unknown.reason()).isEqualTo(reason));
  }

  @Test
  void aViolationCountsMoreThanWhatCannotBeJudged() {
    var history =
        history(
            """
            write ["x" 1] -> ok
            write ["x" 1] -> ok
            read ["y" nil] -> ["y" 7]
            """);

    assertThat(onlyViolation(KEYED, history).rule()).isEqualTo("unwritten-value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"append 1 -> ok", "cas 1 -> ok", "cas [1 2 3] -> ok", "multi-get -> []"})
  void whatIsNotTheHistoryOfARegisterIsRefused(String script) {
    assertThatThrownBy(() -> SINGLE.check(history(script)))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessageMatching("operation 0: (the value of|a register knows) .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read -> [\"x\" 1]",
        "read [\"x\" nil] -> 1",
        "read [\"x\" nil] -> [\"y\" 1]",
        "write 1 -> ok",
        "cas [1 2] -> ok",
        "multi-get \"x\" -> [[\"x\" 1]]",
        "multi-get [\"x\" \"x\"] -> [[\"x\" 1]]",
        "multi-get [\"x\" \"y\"] -> [[\"x\" 1]]",
        "multi-get [\"x\"] -> [[\"x\" 1] [\"x\" 1]]",
        "multi-get [\"x\"] -> [[\"y\" 1]]",
        "multi-get [\"x\"] -> ok"
      })
  void keysMustBeThere(String script) {
    assertThatThrownBy(() -> KEYED.check(history(script)))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessageMatching("operation [01]: the value of .*");
  }
}
