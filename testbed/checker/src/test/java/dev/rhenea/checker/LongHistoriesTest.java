package dev.rhenea.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.ProcessId;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.listappend.ListAppendChecker;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.checker.register.RegisterChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Histories of 100,000 calls and more. None of these tests ends, or fits the stack, if a checker is
 * quadratic or recursive; how fast they are is for a benchmark to say.
 */
class LongHistoriesTest {

  private static final int CALLS = 100_000;
  private static final int CLIENTS = 10;

  /** The first list of {@link #transactions}. */
  private static final List<Value> LISTED =
      LongStream.range(0, 6 * CLIENTS).mapToObj(Value::of).toList();

  /** The process that makes one call after the other. */
  private static final long ONE_BY_ONE = Integer.MAX_VALUE;

  private final List<Operation> operations = new ArrayList<>();

  private void add(long process, Operation.Type type, String f, Value value) {
    int index = operations.size();
    operations.add(new Operation(index, index, type, ProcessId.client(process), f, value));
  }

  private void call(String f, Value argument, Value result) {
    add(ONE_BY_ONE, Operation.Type.INVOKE, f, argument);
    add(ONE_BY_ONE, Operation.Type.OK, f, result);
  }

  /** All clients are busy all the time; one call in a hundred gets no answer. */
  private History register() {
    long[] process = new long[CLIENTS];
    long next = CLIENTS;
    for (int i = 0; i < CLIENTS; i++) {
      process[i] = i;
    }
    for (long round = 1; round <= CALLS / CLIENTS; round++) {
      for (int i = 0; i < CLIENTS; i++) {
        boolean writes = i == round % CLIENTS;
        add(
            process[i],
            Operation.Type.INVOKE,
            writes ? "write" : "read",
            writes ? Value.of(round) : Value.nil());
      }
      for (int i = 0; i < CLIENTS; i++) {
        if (i != round % CLIENTS) {
          add(process[i], Operation.Type.OK, "read", Value.of(round - (i % 2)));
        } else if (round % 10 == 0) {
          add(process[i], Operation.Type.INFO, "write", Value.nil());
          process[i] = next++;
        } else {
          add(process[i], Operation.Type.OK, "write", Value.nil());
        }
      }
    }
    return History.of(operations);
  }

  @Test
  void aRegisterWithManyClients() {
    Checker checker = RegisterChecker.single(Value.of(0));

    assertThat(checker.check(register())).isInstanceOf(Verdict.Valid.class);

    call("read", Value.nil(), Value.of(3));
    assertThat(Verdicts.rules(checker.check(History.of(operations))))
        .containsExactly("value-came-back");
  }

  @Test
  void aRegisterThatIsOneChainOfSwaps() {
    for (long i = 0; i < CALLS; i++) {
      call("cas", Value.seq(Value.of(i), Value.of(i + 1)), Value.nil());
    }
    Checker checker = RegisterChecker.single(Value.of(0));

    assertThat(checker.check(History.of(operations))).isInstanceOf(Verdict.Valid.class);

    call("read", Value.nil(), Value.of(CALLS - 1));
    assertThat(Verdicts.rules(checker.check(History.of(operations))))
        .containsExactly("out-of-turn");
  }

  @Test
  void aRegisterWhoseSwapsAreKnownByTheLastOneOnly() {
    for (long i = 0; i < CALLS; i++) {
      add(i, Operation.Type.INVOKE, "cas", Value.seq(Value.of(i), Value.of(i + 1)));
    }
    add(CALLS, Operation.Type.INVOKE, "read", Value.nil());
    add(CALLS, Operation.Type.OK, "read", Value.of(CALLS));

    assertThat(RegisterChecker.single(Value.of(0)).check(History.of(operations)))
        .isInstanceOf(Verdict.Valid.class);
  }

  private static Value append(long key, long value) {
    return Value.seq(Value.of("append"), Value.of(key), Value.of(value));
  }

  private static Value read(long key, List<Value> found) {
    return Value.seq(
        Value.of("r"), Value.of(key), found.isEmpty() ? Value.nil() : new Value.Seq(found));
  }

  /** All clients append to one list and read another; a list has sixty values. */
  private void transactions() {
    List<Value> before = List.of();
    List<Value> list = List.of();
    for (long round = 0; round < CALLS / CLIENTS; round++) {
      long key = round / 6;
      if (round % 6 == 0) {
        before = list;
        list = List.of();
      }
      for (long client = 0; client < CLIENTS; client++) {
        long value = round * CLIENTS + client;
        Value asked = Value.seq(append(key, value), read(key - 1, List.of()));
        add(client, Operation.Type.INVOKE, "txn", asked);
      }
      list = new ArrayList<>(list);
      for (long client = 0; client < CLIENTS; client++) {
        long value = round * CLIENTS + client;
        list.add(Value.of(value));
        add(client, Operation.Type.OK, "txn", Value.seq(append(key, value), read(key - 1, before)));
      }
    }
    call("txn", Value.seq(read(0, List.of())), Value.seq(read(0, LISTED)));
  }

  @Test
  void transactionsOverManyLists() {
    Checker checker = new ListAppendChecker();
    transactions();

    assertThat(checker.check(History.of(operations))).isInstanceOf(Verdict.Valid.class);

    call("txn", Value.seq(read(0, List.of())), Value.seq(read(0, LISTED.subList(0, 9))));
    assertThat(Verdicts.rules(checker.check(History.of(operations))))
        .containsExactly("G-single-process");
  }

  /** The first append and the last one are read the wrong way round: all hang together. */
  @Test
  void transactionsInOneTangle() {
    transactions();
    call("txn", Value.seq(append(-7, 1)), Value.seq(append(-7, 1)));
    for (int index = 0; index < 2; index++) {
      Operation first = operations.get(index == 0 ? 0 : CLIENTS);
      Value steps =
          new Value.Seq(
              Stream.concat(
                      ((Value.Seq) first.value()).items().stream(),
                      Stream.of(read(-7, index == 0 ? List.of() : List.of(Value.of(1)))))
                  .toList());
      operations.set(
          (int) first.index(),
          new Operation(
              first.index(), first.time(), first.type(), first.process(), first.f(), steps));
    }

    assertThat(new ListAppendChecker().check(History.of(operations)))
        .isInstanceOfSatisfying(
            Verdict.Invalid.class,
            invalid -> {
              assertThat(invalid.found()).isEqualTo(1);
              assertThat(Verdicts.rules(invalid)).containsExactly("G1c-process");
              assertThat(invalid.violations().getFirst().evidence()).hasSizeLessThan(20);
            });
  }

  /** Half of them append what nobody ever reads, half of them read nothing, all at once. */
  @Test
  void transactionsThatAllOverlap() {
    for (long client = 0; client < CALLS; client++) {
      Value step = client % 2 == 0 ? append(0, client) : read(0, List.of());
      add(client, Operation.Type.INVOKE, "txn", Value.seq(step));
    }
    for (int client = 0; client < CALLS; client++) {
      add(client, Operation.Type.OK, "txn", operations.get(client).value());
    }

    assertThat(new ListAppendChecker().check(History.of(operations)))
        .isInstanceOf(Verdict.Valid.class);

    call("txn", Value.seq(read(0, List.of())), Value.seq(read(0, List.of())));
    assertThat(Verdicts.rules(new ListAppendChecker().check(History.of(operations))))
        .containsExactly("G-single-realtime");
  }

  @Test
  void aLogThatIsReadAsItGrows() {
    long length = 0;
    for (int i = 0; i < CALLS / 4; i++) {
      Value entry = Value.seq(Value.of(length), Value.of(length));
      call("append", Value.of(length), entry);
      length++;
      call("tail", Value.nil(), Value.of(length));
      // The range is large, what is in it is not: the rest was trimmed.
      call("trim", Value.of(length - 1), Value.of(length - 1));
      call("read", Value.seq(Value.of(0), Value.of(1L << 60)), Value.seq(entry));
    }

    assertThat(LogChecker.dense().check(History.of(operations))).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void aLogThatIsLostAsAWhole() {
    List<Value> nothing = List.of();
    for (long i = 0; i < CALLS; i++) {
      call("append", Value.of(i), Value.seq(Value.of(i), Value.of(i)));
    }
    for (int i = 0; i < CALLS; i++) {
      call("read", Value.seq(Value.of(0), Value.of(CALLS)), new Value.Seq(nothing));
    }

    assertThat(LogChecker.dense().check(History.of(operations)))
        .isInstanceOfSatisfying(
            Verdict.Invalid.class,
            invalid -> {
              assertThat(invalid.found()).isEqualTo(CALLS);
              assertThat(invalid.violations()).hasSize(Findings.SHOWN_PER_RULE);
            });
  }
}
