package dev.rhenea.checker.listappend;

import static dev.rhenea.checker.listappend.RandomTransactions.READ;
import static dev.rhenea.checker.listappend.RandomTransactions.isRead;
import static dev.rhenea.checker.listappend.RandomTransactions.items;
import static dev.rhenea.checker.listappend.RandomTransactions.list;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Mutation;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Correct runs with one fault put in, each of which must be found in every run. */
class SpoiledTransactionsTest {

  private static final int RUNS = 40;
  private static final int KEYS = 8;

  /** A list with as many values has one that was acknowledged. */
  private static final int LONG = 5;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2020);

  /** The last call reads all lists. */
  private List<Operation> run() {
    List<Operation> operations =
        new RandomTransactions(random, KEYS).run(6, 200).readAll().operations();
    return RandomTransactions.inSessions(operations, random);
  }

  private static Verdict check(List<Operation> operations) {
    return new ListAppendChecker().check(History.of(operations));
  }

  /** What is found after {@code change} has changed one list that was read at the end of a run. */
  private Verdict spoiled(BiConsumer<List<Operation>, List<Value>> change) {
    List<Operation> run = run();
    List<Value> steps = new ArrayList<>(items(run.getLast().value()));
    List<Integer> candidates =
        IntStream.range(0, steps.size())
            .filter(i -> items(items(steps.get(i)).get(2)).size() >= LONG)
            .boxed()
            .toList();
    int at = candidates.get(random.nextInt(candidates.size()));
    List<Value> read = items(steps.get(at));
    List<Value> found = new ArrayList<>(items(read.get(2)));
    change.accept(run, found);
    steps.set(at, Value.seq(READ, read.get(1), list(found)));
    return check(Mutation.replace(run, run.getLast(), new Value.Seq(steps)));
  }

  private static List<Operation> acknowledgedAppends(List<Operation> run) {
    return run.stream()
        .filter(o -> o.type() == Operation.Type.OK)
        .filter(o -> items(o.value()).stream().anyMatch(step -> !isRead(step)))
        .toList();
  }

  private static boolean isAcknowledged(Value value, List<Operation> run) {
    return acknowledgedAppends(run).stream()
        .flatMap(o -> items(o.value()).stream())
        .anyMatch(step -> !isRead(step) && items(step).get(2).equals(value));
  }

  @Test
  void nothingIsWrongWithThemAtFirst() {
    for (int i = 0; i < RUNS; i++) {
      assertThat(check(run())).isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void whatIsMissingAtTheEndIsFound() {
    for (int i = 0; i < RUNS; i++) {
      Verdict verdict =
          spoiled((run, found) ->
              found.remove(
                  found.reversed().stream()
                      .filter(value -> isAcknowledged(value, run))
                      .findFirst()
                      .orElseThrow()));
      assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    }
  }

  @Test
  void aReadThatGoesBackIsFound() {
    for (int i = 0; i < RUNS; i++) {
      assertThat(Verdicts.rules(spoiled((run, found) -> found.clear())))
          .containsAnyOf("G-single", "G-single-process", "G-single-realtime");
    }
  }

  @Test
  void aDoubledValueIsFound() {
    for (int i = 0; i < RUNS; i++) {
      assertThat(Verdicts.rules(spoiled((run, found) -> found.add(found.getFirst()))))
          .contains("duplicate-elements");
    }
  }

  @Test
  void aForeignValueIsFound() {
    for (int i = 0; i < RUNS; i++) {
      assertThat(Verdicts.rules(spoiled((run, found) -> found.add(LONG, Value.of(-7)))))
          .contains("never-appended");
    }
  }

  /** A transaction whose appends are read says that it failed. */
  @Test
  void aFailureThatTookEffectIsFound() {
    for (int i = 0; i < RUNS; i++) {
      List<Operation> run = run();
      List<Operation> appends = acknowledgedAppends(run);
      Operation ok = appends.get(random.nextInt(appends.size()));
      List<Operation> spoiled = new ArrayList<>(run);
      spoiled.set(
          (int) ok.index(),
          new Operation(
              ok.index(), ok.time(), Operation.Type.FAIL, ok.process(), ok.f(), ok.value()));

      assertThat(Verdicts.rules(check(spoiled))).contains("G1a");
    }
  }
}
