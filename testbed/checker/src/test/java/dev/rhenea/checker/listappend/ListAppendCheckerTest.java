package dev.rhenea.checker.listappend;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.history.IllegalHistoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is right, what cannot be judged, what is refused, and how a finding is put in words. */
class ListAppendCheckerTest {

  private static Verdict check(String script) {
    return new ListAppendChecker().check(history(script));
  }

  private static String message(String script) {
    return onlyViolation(new ListAppendChecker(), history(script)).message();
  }

  static Stream<String> valid() {
    String cases =
        """
        # in either notation
        txn [[:append x 1] [:r x nil]] -> [[:append x 1] [:r x [1]]]
        txn [["append" x 2] ["r" x nil]] -> [["append" x 2] ["r" x [1 2]]]

        # an empty list is nil or empty
        txn [[:r x nil] [:r x nil]] -> [[:r x nil] [:r x []]]

        # an append that overlaps a read comes after it
        a: txn [[:append x 1]]
        txn [[:r x nil]] -> [[:r x []]]
        a: -> [[:append x 1]]

        # or before it
        a: txn [[:append x 1]]
        txn [[:r x nil]] -> [[:r x [1]]]
        a: -> [[:append x 1]]

        # an unknown outcome happens late, or never
        txn [[:append x 1]] -> info
        txn [[:append x 2]] -> info
        txn [[:r x nil]] -> [[:r x []]]
        txn [[:r x nil]] -> [[:r x [1]]]

        # a value may be tried again after it failed
        txn [[:append x 1]] -> fail
        txn [[:append x 1]] -> [[:append x 1]]
        txn [[:append x 1]] -> fail
        txn [[:r x nil]] -> [[:r x [1]]]

        # the same value in different lists
        txn [[:append x 1] [:append y 1]] -> [[:append x 1] [:append y 1]]
        txn [[:r x nil] [:r y nil]] -> [[:r x [1]] [:r y [1]]]

        # what a failed or unknown transaction says it read says nothing
        txn [[:r x [7]]] -> info
        txn [[:r x [7]]] -> fail
        txn [[:r x nil]] -> [[:r x []]]

        # unread appends have no order
        a: txn [[:append x 1] [:append y 1]]
        b: txn [[:append y 2] [:append x 2]]
        a: -> [[:append x 1] [:append y 1]]
        b: -> [[:append y 2] [:append x 2]]
        txn [[:r z nil]] -> [[:r z nil]]
        """;
    return Stream.of(cases.split("\n\n", -1));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void isValid(String script) {
    assertThat(check(script)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void withoutAReadNothingIsKnown() {
    assertThat(check("txn [[:append x 1]] -> [[:append x 1]]\ntxn [[:r x nil]] -> info"))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.reason()).isEqualTo("no read was answered"));
  }

  @Test
  void valuesThatAreNotUniqueCannotBeJudged() {
    assertThat(
            check(
                """
                txn [[:append x 1]] -> [[:append x 1]]
                txn [[:append x 1]] -> info
                txn [[:r x nil]] -> [[:r x [1]]]
                """))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown ->
                assertThat(unknown.reason())
                    .startsWith("1 is appended to \"x\" by operation 0 and by operation 2"));
  }

  /** The failed value shows, and so does what was built on it. */
  @Test
  void aDirtyUpdateIsAnAbortedReadToo() {
    assertThat(
            Verdicts.rules(
                check(
                    """
                    txn [[:append x 1]] -> fail
                    txn [[:append x 2]] -> [[:append x 2]]
                    txn [[:r x nil]] -> [[:r x [1 2]]]
                    """)))
        .containsExactlyInAnyOrder("G1a", "dirty-update");
  }

  /** A list that is wrong by itself proves nothing about others. */
  @Test
  void noCycleIsBuiltOnDoubtfulReads() {
    assertThat(
            Verdicts.rules(
                check(
                    """
                    txn [[:append x 1]] -> [[:append x 1]]
                    txn [[:r x nil]] -> [[:r x [1 1]]]
                    txn [[:r x nil]] -> [[:r x []]]
                    """)))
        .containsExactly("duplicate-elements");
  }

  @Test
  void anEdgeIsExplained() {
    assertThat(
            message(
                """
                txn [[:append x 1]] -> [[:append x 1]]
                txn [[:append x 2] [:append x 3]] -> [[:append x 2] [:append x 3]]
                txn [[:r x nil]] -> [[:r x [2 3 1]]]
                """))
        .isEqualTo(
            "each must come before the next, and the last before the first:"
                + " operation 0 was answered before operation 2 began;"
                + " operation 2 appended 3 to \"x\", operation 0 appended 1 right behind it");
    assertThat(
            message(
                """
                a: txn [[:append x 1] [:append y 1]] -> [[:append x 1] [:append y 1]]
                a: txn [[:r x nil]] -> [[:r x []]]
                """))
        .isEqualTo(
            "each must come before the next, and the last before the first:"
                + " process 0 did operation 0 before operation 2;"
                + " operation 2 read \"x\" as empty, without the 1 that operation 0 appended");
    assertThat(
            message(
                """
                a: txn [[:append x 1] [:r y nil]]
                b: txn [[:append y 2] [:r x nil]]
                a: -> [[:append x 1] [:r y [2]]]
                b: -> [[:append y 2] [:r x [1]]]
                """))
        .isEqualTo(
            "each must come before the next, and the last before the first:"
                + " operation 0 appended 1 to \"x\", up to which operation 1 read it;"
                + " operation 1 appended 2 to \"y\", up to which operation 0 read it");
    assertThat(
            message(
                """
                a: txn [[:r x nil] [:append x 1]]
                b: txn [[:r x nil] [:append x 2]]
                a: -> [[:r x []] [:append x 1]]
                b: -> [[:r x []] [:append x 2]]
                """))
        .isEqualTo("operation 0 read \"x\" as empty, so did operation 1, and both appended to it");
  }

  /** Of two ways to see it, the shorter one is shown. */
  @Test
  void theShortestCycleIsShown() {
    assertThat(
            onlyViolation(
                    new ListAppendChecker(),
                    history(
                        """
                        txn [[:append x 1]] -> [[:append x 1]]
                        txn [[:append x 2]] -> [[:append x 2]]
                        txn [[:append x 3]] -> [[:append x 3]]
                        txn [[:r x nil]] -> [[:r x [1 2 3]]]
                        txn [[:r x nil]] -> [[:r x []]]
                        """))
                .evidence())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read x -> 7",
        "txn 7 -> [[:r x nil]]",
        "txn [[:r x]] -> [[:r x]]",
        "txn [[:w x 1]] -> [[:w x 1]]",
        "txn [[:r x nil]] -> ok",
        "txn [[:r x nil]] -> []",
        "txn [[:r x nil]] -> [[:r y nil]]",
        "txn [[:r x nil]] -> [[:append x nil]]",
        "txn [[:append x 1]] -> [[:append x 2]]",
        "txn [[:r x nil]] -> [[:r x 7]]"
      })
  void whatIsNoTransactionOverListsIsRefused(String script) {
    assertThatThrownBy(() -> check(script))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessageStartingWith("operation ");
  }
}
