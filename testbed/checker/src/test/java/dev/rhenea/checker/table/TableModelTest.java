package dev.rhenea.checker.table;

import static dev.rhenea.checker.Script.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.linear.Budget;
import dev.rhenea.checker.linear.LinearizabilityChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several keys at one moment. */
class TableModelTest {

  private static Verdict check(String script) {
    return new LinearizabilityChecker<>(new TableModel(), Budget.AMPLE).check(history(script));
  }

  /** Each key by itself is linearizable: only together are they not. */
  @Test
  void aMultiGetReadsAtOneMoment() {
    String writes =
        """
        w: write [a 1]
        w: -> ok
        w: write [b 1]
        r: multi-get [a b]
        w: -> ok
        """;
    assertThat(check(writes + "r: -> [[a 1] [b 1]]")).isInstanceOf(Verdict.Valid.class);
    assertThat(check(writes + "r: -> [[a 1] [b nil]]")).isInstanceOf(Verdict.Valid.class);
    assertThat(
            check(
                "r: multi-get [a b]\n"
                    + writes.replace("r: multi-get [a b]\n", "")
                    + "r: -> [[a nil] [b 1]]"))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void aTransactionSeesWhatItWrote() {
    assertThat(check("txn [[:w a 1] [:r a nil]] -> [[:w a 1] [:r a 1]]"))
        .isInstanceOf(Verdict.Valid.class);
    assertThat(check("txn [[:r a nil] [:w a 1]] -> [[:r a 1] [:w a 1]]"))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void aGuardMustHaveHeld() {
    String guarded = "txn [[:guard a 1] [:w b 2]] -> [[:guard a 1] [:w b 2]]\n";
    assertThat(check(guarded)).isInstanceOf(Verdict.Invalid.class);
    assertThat(check("write [a 1] -> ok\n" + guarded + "read [b nil] -> [b 2]"))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void anUnansweredTransactionTakesEffectAsAWholeOrNot() {
    String lost = "txn [[:w a 1] [:w b 1]] -> info\n";
    assertThat(check(lost + "read [a nil] -> [a 1]\nread [b nil] -> [b 1]"))
        .isInstanceOf(Verdict.Valid.class);
    assertThat(check(lost + "read [a nil] -> [a 1]\nread [b nil] -> [b nil]"))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void listsGrow() {
    assertThat(
            check(
                """
                txn [[:append a 1]] -> [[:append a 1]]
                txn [[:append a 2]] -> info
                txn [[:r a nil]] -> [[:r a [1 2]]]
                """))
        .isInstanceOf(Verdict.Valid.class);
  }

  /** What holds such a value and is not answered, and what is answered and holds another one. */
  @Test
  void aSelectionIsWholeAndOfOneMoment() {
    String table = "write [a 1] -> ok\nwrite [b 5] -> ok\nwrite [c 9] -> ok\n";
    String select = "select [[a b c d] 1 9] -> ";
    assertThat(check(table + select + "[[b 5] [a 1]]")).isInstanceOf(Verdict.Valid.class);
    assertThat(check(table + select + "[[a 1]]")).isInstanceOf(Verdict.Invalid.class);
    assertThat(check(table + select + "[[a 1] [b 6]]")).isInstanceOf(Verdict.Invalid.class);
    assertThat(check(table + "write [b nil] -> ok\n" + select + "[[a 1]]"))
        .isInstanceOf(Verdict.Valid.class);
    String moving = "txn [[:w a 5] [:w b nil]] -> [[:w a 5] [:w b nil]]\n";
    assertThat(check("write [b 5] -> ok\n" + moving + "select [[a b] 5 6] -> [[a 5] [b 5]]"))
        .isInstanceOf(Verdict.Invalid.class);
  }

  /** An update without an answer is needed although nobody finds what it wrote. */
  @Test
  void whatIsNotSelectedMayHaveBeenOverwritten() {
    String lost = "write [a 1] -> ok\nwrite [a 7] -> info\n";
    assertThat(check(lost + "select [[a] 0 5] -> []")).isInstanceOf(Verdict.Valid.class);
    assertThat(check(lost + "select [[a] 0 5] -> []\nselect [[a] 0 5] -> [[a 1]]"))
        .isInstanceOf(Verdict.Invalid.class);
    assertThat(check("write [a 1] -> ok\nselect [[a] 0 5] -> []"))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write 7 -> ok",
        "read [a nil] -> [b 7]",
        "read [a nil] -> 7",
        "cas [a 7] -> ok",
        "multi-get [a b] -> [[a 1] [c 1]]",
        "select [[a] 1] -> []",
        "select [[a] 1 x] -> []",
        "select [[a] 1 5] -> [[b 2]]",
        "select [[a] 1 5] -> [[a 7]]",
        "select [[a] 1 5] -> [[a 2] [a 2]]",
        "txn [[:r a]] -> ok",
        "txn [[:x a 1]] -> [[:x a 1]]",
        "txn [[:r a nil]] -> [[:w a nil]]",
        "txn [[:r a nil]] -> []",
        "enqueue 3 -> ok"
      })
  void whatIsNoCallOnATableIsRefused(String call) {
    assertThatThrownBy(() -> check(call))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessageStartingWith("operation ");
  }
}
