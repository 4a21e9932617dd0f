package dev.rhenea.checker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Mutation;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Correct runs with one fault put in, each of which must be found in every run. */
class SpoiledLogsTest {

  private static final int RUNS = 200;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2020);

  private List<Operation> run(boolean dense) {
    return RandomLog.historyWithoutTrims(random, dense, 5, 300);
  }

  private static Verdict check(List<Operation> operations, boolean dense) {
    LogChecker checker = dense ? LogChecker.dense() : LogChecker.sparse();
    return checker.check(History.of(operations));
  }

  private static List<Value> entries(Operation read) {
    return new ArrayList<>(((Value.Seq) read.value()).items());
  }

  private int some(List<?> list) {
    return random.nextInt(list.size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsWrongWithThemAtFirst(boolean dense) {
    for (int i = 0; i < RUNS; i++) {
      assertThat(check(run(dense), dense)).isInstanceOf(Verdict.Valid.class);
    }
  }

  /** An acknowledged entry is not there at the end. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostEntryIsFound(boolean dense) {
    for (int i = 0; i < RUNS; i++) {
      List<Operation> operations = run(dense);
      List<Value> acknowledged = acknowledged(operations);
      List<Value> entries = entries(operations.getLast());
      entries.remove(acknowledged.get(some(acknowledged)));

      Verdict verdict = check(spoilLast(operations, entries), dense);
      assertThat(Verdicts.rules(verdict)).containsAnyOf("lost-append", "readers-disagree");
    }
  }

  /** Two entries change places between acknowledgement and final read. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void swappedEntriesAreFound(boolean dense) {
    for (int i = 0; i < RUNS; i++) {
      List<Operation> operations = run(dense);
      List<Value> acknowledged = acknowledged(operations);
      int one = random.nextInt(acknowledged.size() - 1);
      Value first = acknowledged.get(one);
      Value second = acknowledged.get(one + 1);
      List<Value> entries = entries(operations.getLast());
      entries.replaceAll(entry ->
          entry.equals(first)
              ? Value.seq(position(first), value(second))
              : entry.equals(second) ? Value.seq(position(second), value(first)) : entry);

      Verdict verdict = check(spoilLast(operations, entries), dense);
      assertThat(Verdicts.rules(verdict)).contains("overwritten-append", "duplicate-append");
    }
  }

  /** A retry wrote an entry a second time. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDuplicateIsFound(boolean dense) {
    for (int i = 0; i < RUNS; i++) {
      List<Operation> operations = run(dense);
      List<Value> entries = entries(operations.getLast());
      long end = ((Value.Int) position(entries.getLast())).value() + 1;
      entries.add(Value.seq(Value.of(end), value(entries.get(some(entries)))));

      Verdict verdict = check(spoilLast(operations, entries), dense);
      assertThat(Verdicts.rules(verdict)).containsExactly("duplicate-append");
    }
  }

  /** A reader answers from an old state: it does not see the last of what it should. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStaleReadIsFound(boolean dense) {
    for (int i = 0; i < RUNS; i++) {
      List<Operation> operations = run(dense);
      List<Value> acknowledged = acknowledged(operations);
      List<Value> entries = entries(operations.getLast());
      entries.subList(entries.indexOf(acknowledged.getLast()), entries.size()).clear();

      Verdict verdict = check(spoilLast(operations, entries), dense);
      assertThat(Verdicts.rules(verdict)).containsAnyOf("lost-append", "readers-disagree");
    }
  }

  /** A checkTail answers with what it was long ago. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStaleTailIsFound(boolean dense) {
    for (int i = 0; i < RUNS; i++) {
      List<Operation> operations = run(dense);
      Operation last =
          operations.stream()
              .filter(o -> o.f().equals("tail") && o.type() == Operation.Type.OK)
              .toList()
              .getLast();

      Verdict verdict = check(Mutation.replace(operations, last, Value.of(1)), dense);
      assertThat(Verdicts.rules(verdict)).containsAnyOf("tail-below-append", "tail-went-back");
    }
  }

  private static List<Operation> spoilLast(List<Operation> operations, List<Value> entries) {
    return Mutation.replace(operations, operations.getLast(), new Value.Seq(entries));
  }

  /** Returns the results of all acknowledged appends. */
  private static List<Value> acknowledged(List<Operation> operations) {
    List<Value> acknowledged = new ArrayList<>();
    for (Operation o : operations) {
      if (o.f().equals("append") && o.type() == Operation.Type.OK) {
        acknowledged.add(o.value());
      }
    }
    return acknowledged;
  }

  private static Value position(Value entry) {
    return ((Value.Seq) entry).items().getFirst();
  }

  private static Value value(Value entry) {
    return ((Value.Seq) entry).items().getLast();
  }
}
