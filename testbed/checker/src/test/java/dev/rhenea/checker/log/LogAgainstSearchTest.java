package dev.rhenea.checker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The near-linear checker says what the definition of linearizability says. */
class LogAgainstSearchTest {

  private static History random(long seed, boolean dense, boolean mutated) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int clients = random.nextInt(2, 5);
    List<Operation> history = RandomLog.history(random, dense, clients, random.nextInt(3, 11));
    return History.of(mutated ? RandomLog.mutate(history, random) : history);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void agreesOnSmallHistories(boolean dense) {
    LogChecker checker = dense ? LogChecker.dense() : LogChecker.sparse();
    Map<String, Integer> broken = new LinkedHashMap<>();
    int notLinearizable = 0;
    for (long seed = 0; seed < 40_000; seed++) {
      History history = random(seed, dense, seed % 2 == 1);
      boolean expected = LogSearch.isLinearizable(history, dense);
      Verdict verdict = checker.check(history);
      assertThat(!(verdict instanceof Verdict.Invalid))
          .as("seed %d: %s%n%s", seed, verdict, history.operations())
          .isEqualTo(expected);
      if (seed % 2 == 0) {
        assertThat(expected).as("seed %d is correct by construction", seed).isTrue();
      }
      notLinearizable += expected ? 0 : 1;
      Verdicts.rules(verdict).forEach(rule -> broken.merge(rule, 1, Integer::sum));
    }

    assertThat(notLinearizable).isGreaterThan(8_000);
    assertThat(broken.keySet())
        .as("every rule about entries and tails, in %s", broken)
        .containsExactlyInAnyOrder(
            "lost-append",
            "overwritten-append",
            "duplicate-append",
            "failed-append-read",
            "never-appended",
            "reordered-append",
            "append-below-tail",
            "tail-below-append",
            "tail-went-back",
            "readers-disagree",
            "hole",
            "misread");
  }
}
