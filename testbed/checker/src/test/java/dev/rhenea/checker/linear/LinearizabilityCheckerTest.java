package dev.rhenea.checker.linear;

import static dev.rhenea.checker.Script.history;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.register.RegisterModel;
import org.junit.jupiter.api.Test;

/** What the search says, and what it says when it cannot say. */
class LinearizabilityCheckerTest {

  private static final RegisterModel REGISTER = RegisterModel.single(Value.of(0));

  private static Judgement judge(History history) {
    return new LinearizabilityChecker<>(REGISTER, Budget.AMPLE).judge(history);
  }

  private static Verdict check(History history, Budget budget) {
    return new LinearizabilityChecker<>(REGISTER, budget).check(history);
  }

  @Test
  void anUnansweredWriteMayTakeEffectLate() {
    assertThat(
            judge(
                    history(
                        """
                        a: write 1
                        read -> 0
                        read -> 1
                        """))
                .verdict())
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void butOnlyOnce() {
    Judgement judgement =
        judge(
            history(
                """
                write 1 -> info
                read -> 1
                write 0 -> ok
                read -> 1
                """));

    assertThat(Verdicts.rules(judgement.verdict())).containsExactly("no-linearization");
    CounterExample example = judgement.counterExamples().getFirst();
    assertThat(example.stuck().start()).isEqualTo(6);
    assertThat(example.calls()).extracting(Call::start).containsExactly(0L, 2L, 4L, 6L);
    assertThat(example.beginnings()).containsExactly("0");
    assertThat(example.endings()).hasToString("[0 after 0, 4]");
  }

  @Test
  void aFailedWriteDoesNot() {
    assertThat(
            judge(
                    history(
                        """
                        write 1 -> fail
                        read -> 1
                        """))
                .verdict())
        .isInstanceOf(Verdict.Invalid.class);
  }

  /** Hundreds of calls before, and some beside, have nothing to do with it. */
  @Test
  void theCounterExampleIsSmall() {
    StringBuilder script = new StringBuilder();
    for (int i = 1; i <= 300; i++) {
      script.append("write %d -> ok%nread -> %d%n".formatted(i % 5, i % 5));
    }
    script.append(
        """
        a: write 7
        b: read
        c: cas [3 4]
        b: -> 0
        read -> 7
        a: -> ok
        read -> 3
        c: -> ok
        """);
    Judgement judgement = judge(history(script.toString()));

    Violation violation = ((Verdict.Invalid) judgement.verdict()).violations().getFirst();
    assertThat(violation.message())
        .startsWith("operation 1207 (read nil -> ok 3) has no place: beginning with ");
    assertThat(violation.evidence()).hasSizeLessThan(5);
  }

  /** Nobody needs these values, so it does not matter that any subset may have been written. */
  @Test
  void callsOfUnknownOutcomeThatNobodyNeedsCostNothing() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      script.append("write %d -> info%n".formatted(100 + i)).append("read -> 0\n");
    }
    Budget small = new Budget(10_000, 100, () -> false);

    assertThat(check(history(script.toString()), small)).isInstanceOf(Verdict.Valid.class);
    assertThat(check(history(script + "read -> 1"), small)).isInstanceOf(Verdict.Invalid.class);
  }

  /** Each may be used in place of the other, but they are not used up. */
  @Test
  void callsOfUnknownOutcomeThatAreEqualCostLittle() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      script.append("write 1 -> info\nwrite 2 -> info\nread -> 1\nread -> 2\n");
    }
    Budget small = new Budget(100_000, 1000, () -> false);

    assertThat(check(history(script.toString()), small)).isInstanceOf(Verdict.Valid.class);
    assertThat(check(history(script + "read -> 3"), small)).isInstanceOf(Verdict.Invalid.class);
  }

  /** All overlap, and the last read contradicts every order. */
  private static History hard() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      script.append("p%d: cas [%d %d]%n".formatted(i, i % 7, i % 11));
    }
    script.append("read -> 99\n");
    for (int i = 0; i < 60; i++) {
      script.append("p%d: -> ok%n".formatted(i));
    }
    return history(script.toString());
  }

  @Test
  void whatTakesTooLongIsUnknown() {
    assertThat(check(hard(), new Budget(10_000, 1_000_000, () -> false)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("10,000 configurations"));
    assertThat(check(hard(), new Budget(Long.MAX_VALUE, 5000, () -> false)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("more than 5,000 orders"));
    assertThat(check(hard(), new Budget(Long.MAX_VALUE, 1_000_000, () -> true)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("no answer in time"));
  }

  @Test
  void tooManyCallsAtOnceAreUnknown() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 70; i++) {
      script.append("p%d: write %d%n".formatted(i, i));
    }
    for (int i = 0; i < 70; i++) {
      script.append("p%d: -> ok%n".formatted(i));
    }
    assertThat(check(history(script + "read -> 5"), Budget.AMPLE))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.reason()).contains("more than 64 calls overlap"));
  }

  @Test
  void answersThatSayNothingProveNothing() {
    assertThat(judge(history("write 1 -> ok")).verdict()).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void keysAreJudgedApart() {
    History history =
        history(
            """
            write [1 5] -> ok
            read [2 nil] -> [2 0]
            write [3 5] -> ok
            read [3 nil] -> [3 4]
            """);
    Judgement judgement =
        new LinearizabilityChecker<>(RegisterModel.keyed(Value.of(0)), Budget.AMPLE).judge(history);
    assertThat(judgement.counterExamples())
        .extracting(CounterExample::part)
        .containsExactly("key 3");
  }
}
