package dev.rhenea.checker.bank;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankCheckerTest {

  private static final Checker UNTOLD = new BankChecker(OptionalLong.empty(), false);
  private static final Checker TEN = new BankChecker(OptionalLong.of(10), false);
  private static final Checker OVERDRAFT = new BankChecker(OptionalLong.of(10), true);
  private static final String TRANSFER = "transfer {:from 0, :to 1, :amount 3} -> ok\n";

  @Test
  void moneyThatIsMovedStays() {
    String script = "read -> {0 10, 1 0}\n" + TRANSFER + "read -> {0 7, 1 3}\n";

    assertThat(UNTOLD.check(history(script))).isInstanceOf(Verdict.Valid.class);
    assertThat(TEN.check(history(script))).isInstanceOf(Verdict.Valid.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wrong-total      | 0,1,4,5 | {0 10, 1 0} | {0 7, 1 0}
          wrong-total      | 0,1,4,5 | {0 10, 1 0} | {0 10, 1 3}
          negative-balance | 4,5     | {0 10, 1 0} | {0 13, 1 -3}
          other-accounts   | 0,1,4,5 | {0 10, 1 0} | {0 10}
          other-accounts   | 0,1,4,5 | {0 10, 1 0} | {0 10, 1 nil}
          other-accounts   | 0,1,4,5 | {0 10, 1 0} | {0 10, 1 0, 2 0}
          """)
  void whatDoesNotAddUpIsFound(String rule, String evidence, String before, String after) {
    Violation violation =
        onlyViolation(
            UNTOLD, history("read -> " + before + "\n" + TRANSFER + "read -> " + after + "\n"));

    assertThat(violation.rule()).as(violation.message()).isEqualTo(rule);
    assertThat(violation.operations().toString().replaceAll("[\\[\\] ]", "")).isEqualTo(evidence);
  }

  @Test
  void theTotalMayBeGiven() {
    String script = TRANSFER + "read -> {0 6, 1 3}\n";

    Violation violation = onlyViolation(TEN, history(script));
    assertThat(violation.message()).isEqualTo("operation 2 adds up to 9, not to 10");
    assertThat(UNTOLD.check(history(script)))
        .isInstanceOfSatisfying(
            Verdict.Unknown.class,
            unknown -> assertThat(unknown.reason()).startsWith("one read has no other"));
  }

  @Test
  void overdraftsMayBeAllowed() {
    String script = TRANSFER + "read -> {0 13, 1 -3}\n";

    assertThat(OVERDRAFT.check(history(script))).isInstanceOf(Verdict.Valid.class);
    assertThat(Verdicts.rules(TEN.check(history(script)))).containsExactly("negative-balance");
  }

  /** Two of the largest balances there can be. */
  @Test
  void theTotalDoesNotOverflow() {
    String rich = "read -> {0 9223372036854775807, 1 9223372036854775807}\n";
    String richer = "read -> {0 9223372036854775807, 1 9223372036854775806}\n";

    assertThat(UNTOLD.check(history(rich + TRANSFER + rich))).isInstanceOf(Verdict.Valid.class);
    assertThat(onlyViolation(UNTOLD, history(rich + TRANSFER + richer)).message())
        .contains("18446744073709551613");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        TRANSFER,
        TRANSFER + "read -> info",
        "read -> {0 10}\nread -> {0 10}\n",
        "read -> {0 10}\nread -> {0 10}\ntransfer {:from 0, :to 1, :amount 3} -> fail"
      })
  void whatPutsNothingToTheTestIsUnknown(String script) {
    assertThat(UNTOLD.check(history(script))).isInstanceOf(Verdict.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read -> [1 2]",
        "read -> {0 x}",
        "deposit 7 -> ok",
        "transfer 7 -> ok",
        "transfer {:from 0, :to 1} -> ok",
        "transfer {:from 0, :to 1, :amount -1} -> ok",
        "transfer {:from 0, :to 1, :amount x} -> ok"
      })
  void whatIsNoCallOfABankIsRefused(String script) {
    assertThatThrownBy(() -> UNTOLD.check(history(script)))
        .isInstanceOf(IllegalHistoryException.class)
        .hasMessageStartingWith("operation ");
  }

  /** Whatever is moved, and whoever reads meanwhile; then half of one transfer is lost. */
  @Test
  void halfATransferIsFoundInEveryRun() {
    for (long seed = 0; seed < 50; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      assertThat(UNTOLD.check(run(random, -1)))
          .as("seed %d", seed)
          .isInstanceOf(Verdict.Valid.class);
      assertThat(Verdicts.rules(UNTOLD.check(run(random, random.nextInt(1, 90)))))
          .as("seed %d", seed)
          .containsExactly("wrong-total");
    }
  }

  /** A hundred transfers and reads, one by one; the one at {@code lost} takes and does not give. */
  private static History run(RandomGenerator random, int lost) {
    Map<Value, Value> balances = new LinkedHashMap<>();
    for (int account = 0; account < 5; account++) {
      balances.put(Value.of(account), Value.of(100_000));
    }
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      call(operations, "read", Value.nil(), new Value.Mapping(balances));
      long amount = random.nextInt(1, 5);
      Value from = Value.of(random.nextInt(5));
      Value to = Value.of(random.nextInt(5));
      balances.computeIfPresent(from, (account, balance) -> plus(balance, -amount));
      if (i != lost) {
        balances.computeIfPresent(to, (account, balance) -> plus(balance, amount));
      }
      Value transfer =
          new Value.Mapping(
              Map.of(
                  Value.of("from"),
                  from,
                  Value.of("to"),
                  to,
                  Value.of("amount"),
                  Value.of(amount)));
      call(operations, "transfer", transfer, Value.nil());
    }
    return History.of(operations);
  }

  private static Value plus(Value balance, long amount) {
    return balance instanceof Value.Int(long number) ? Value.of(number + amount) : balance;
  }

  private static void call(List<Operation> operations, String f, Value argument, Value result) {
    long index = operations.size();
    ProcessId process = ProcessId.client(0);
    operations.add(new Operation(index, index, Operation.Type.INVOKE, process, f, argument));
    operations.add(new Operation(index + 1, index + 1, Operation.Type.OK, process, f, result));
  }
}
