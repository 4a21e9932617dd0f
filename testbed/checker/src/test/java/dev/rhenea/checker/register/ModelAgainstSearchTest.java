package dev.rhenea.checker.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Budget;
import dev.rhenea.checker.linear.CounterExample;
import dev.rhenea.checker.linear.Judgement;
import dev.rhenea.checker.linear.LinearizabilityChecker;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The search that takes short cuts says what the one says that takes none: the definition. */
class ModelAgainstSearchTest {

  private static final LinearizabilityChecker<Value> SEARCH =
      new LinearizabilityChecker<>(RegisterModel.single(RandomRegister.INITIAL), Budget.AMPLE);

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static List<Operation> random(RandomGenerator random, boolean mutated) {
    int clients = random.nextInt(2, 6);
    List<Operation> history = RandomRegister.history(random, clients, random.nextInt(4, 15));
    return mutated ? RandomRegister.mutate(history, random) : history;
  }

  private static boolean isRefused(Verdict verdict) {
    return verdict instanceof Verdict.Invalid;
  }

  @Test
  void agreesWithTheDefinitionOnFewValues() {
    int refused = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      RandomGenerator random = seeded(seed);
      History history = History.of(few(random(random, seed % 2 == 1), random.nextInt(2, 5)));
      Judgement judgement = SEARCH.judge(history);
      assertThat(!isRefused(judgement.verdict()))
          .as("seed %d: %s%n%s", seed, judgement, history.operations())
          .isEqualTo(RegisterSearch.isLinearizable(history.calls(), RandomRegister.INITIAL));
      for (CounterExample example : judgement.counterExamples()) {
        isProof(seed, example);
      }
      refused += isRefused(judgement.verdict()) ? 1 : 0;
    }

    assertThat(refused).isBetween(1_500, 10_000);
  }

  /** From whatever state the calls can have begun in, they cannot have gone on as they did. */
  private static void isProof(long seed, CounterExample example) {
    assertThat(example.calls()).contains(example.stuck());
    for (String beginning : example.beginnings()) {
      Value state = Value.of(Long.parseLong(beginning));
      assertThat(RegisterSearch.isLinearizable(example.calls(), state))
          .as("seed %d: %s", seed, example)
          .isFalse();
    }
  }

  private static List<Operation> few(List<Operation> history, int values) {
    return history.stream()
        .map(o ->
            new Operation(
                o.index(), o.time(), o.type(), o.process(), o.f(), few(o.value(), values)))
        .toList();
  }

  private static Value few(Value value, int values) {
    return switch (value) {
      case Value.Int(long number) -> Value.of(number % values);
      case Value.Seq(List<Value> items) ->
          new Value.Seq(items.stream().map(item -> few(item, values)).toList());
      default -> value;
    };
  }
}
