package dev.rhenea.checker.listappend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.linear.Definition;
import dev.rhenea.checker.table.TableModel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * A history of transactions is strictly serializable if and only if it is linearizable as one of a
 * table: the graph says what a search through all orders says, whatever was read or not.
 */
class ListAppendAgainstSearchTest {

  private static final int HISTORIES = 3_000;

  private final Checker graph = new ListAppendChecker();

  /** Of three histories one is correct. */
  private static History random(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Operation> history =
        new RandomTransactions(random, random.nextInt(1, 4))
            .run(random.nextInt(2, 6), random.nextInt(3, 12))
            .operations();
    List<Operation> spoiled = seed % 3 == 0 ? history : RandomTransactions.mutate(history, random);
    return History.of(RandomTransactions.inSessions(spoiled, random));
  }

  @Test
  void agreesOnSmallHistories() {
    Map<String, Integer> broken = new LinkedHashMap<>();
    int valid = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = random(seed);
      Verdict verdict = graph.check(history);
      boolean expected = isStrictlySerializable(history);
      assertThat(!(verdict instanceof Verdict.Invalid))
          .as("seed %d: %s%n%s", seed, verdict, history.operations())
          .isEqualTo(expected);
      if (seed % 3 == 0) {
        assertThat(expected).as("seed %d is correct by construction", seed).isTrue();
      }
      valid += verdict instanceof Verdict.Valid ? 1 : 0;
      Verdicts.rules(verdict).forEach(rule -> broken.merge(rule, 1, Integer::sum));
    }

    assertThat(valid).isBetween(HISTORIES / 3, HISTORIES * 2 / 3);
    assertThat(broken.keySet()).as("every class, in %s", broken).containsAll(everyRule());
  }

  private static boolean isStrictlySerializable(History history) {
    return new TableModel()
        .parts(history).stream()
            .allMatch(part -> Definition.isLinearizable(part.initial(), part.steps()));
  }

  /** But those that need three transactions in one order and two against it, which are rare. */
  private static Set<String> everyRule() {
    Set<String> rules = new LinkedHashSet<>();
    Arrays.stream(Anomaly.values()).map(Anomaly::label).forEach(rules::add);
    rules.add("G2");
    for (String cycle : List.of("G0", "G1c", "G-single")) {
      rules.addAll(List.of(cycle, cycle + "-process", cycle + "-realtime"));
    }
    return rules;
  }
}
