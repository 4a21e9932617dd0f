package dev.rhenea.checker.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.queue.QueueModel;
import dev.rhenea.checker.register.RandomRegister;
import dev.rhenea.checker.register.RegisterChecker;
import dev.rhenea.checker.register.RegisterModel;
import dev.rhenea.checker.set.SetChecker;
import dev.rhenea.checker.set.SetModel;
import dev.rhenea.checker.set.SetRule;
import dev.rhenea.checker.table.TableModel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The short cuts of the search lose nothing, and what the models say of their actions is true: on
 * small random histories, half of them spoiled, it says what the definition says.
 */
class AgainstDefinitionTest {

  private static final int HISTORIES = 6_000;

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static History random(long seed, Function<RandomGenerator, List<Operation>> correct) {
    RandomGenerator random = seeded(seed);
    List<Operation> history = correct.apply(random);
    return History.of(seed % 2 == 1 ? RandomObjects.mutate(history, random) : history);
  }

  /** Returns how many histories were not linearizable. */
  private static <S> int agree(Model<S> model, Function<RandomGenerator, List<Operation>> correct) {
    int refused = 0;
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = random(seed, correct);
      for (Part<S> part : model.parts(history)) {
        boolean expected = Definition.isLinearizable(part.initial(), part.steps());
        Outcome<S> outcome = new Search<S>(Budget.AMPLE).run(List.of(part.initial()), part.steps());
        assertThat(outcome instanceof Outcome.Found)
            .as("seed %d: %s%n%s", seed, outcome, history.operations())
            .isEqualTo(expected);
        if (outcome instanceof Outcome.Stuck<S> stuck) {
          provesItself(seed, part, stuck);
          refused++;
        }
      }
    }
    return refused;
  }

  /** No shorter beginning is wrong, and what the reduction leaves is wrong by itself. */
  private static <S> void provesItself(long seed, Part<S> part, Outcome.Stuck<S> stuck) {
    long deadline = stuck.schedule().get(stuck.step()).end();
    assertThat(Definition.isLinearizable(part.initial(), upTo(deadline - 1, part)))
        .as("seed %d: shortest", seed)
        .isTrue();
    Reduction<S> reduction = new Reduction<>(part, deadline, 0, Budget.AMPLE);
    reduction.run();
    for (S beginning : reduction.beginnings()) {
      assertThat(Definition.isLinearizable(beginning, reduction.steps()))
          .as("seed %d: %s %s", seed, beginning, reduction.steps())
          .isFalse();
    }
  }

  private static <S> List<Step<S>> upTo(long last, Part<S> part) {
    return part.steps().stream()
        .filter(step -> step.start() <= last)
        .map(step -> step.end() > last ? step.weakened() : step)
        .toList();
  }

  @Test
  void onQueues() {
    assertThat(agree(new QueueModel(false), RandomObjects::queue)).isGreaterThan(HISTORIES / 25);
  }

  @Test
  void onSets() {
    assertThat(agree(new SetModel(false), random -> RandomObjects.set(random, true)))
        .isGreaterThan(HISTORIES / 25);
  }

  @Test
  void onTables() {
    assertThat(agree(new TableModel(), RandomObjects::table)).isGreaterThan(HISTORIES / 25);
  }

  @Test
  void onSetsThatOnlyGrowTheNearLinearCheckerAgrees() {
    Checker nearLinear = new SetChecker();
    Checker search = new LinearizabilityChecker<>(new SetModel(false), Budget.AMPLE);
    Set<String> broken = new LinkedHashSet<>();
    for (long seed = 0; seed < HISTORIES; seed++) {
      History history = random(seed, random -> RandomObjects.set(random, false));
      Verdict verdict = nearLinear.check(history);
      assertThat(verdict.getClass())
          .as("seed %d: %s%n%s", seed, verdict, history.operations())
          .isEqualTo(search.check(history).getClass());
      broken.addAll(Verdicts.rules(verdict));
    }

    assertThat(broken)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SetRule.values()).map(SetRule::label).collect(Collectors.toSet()));
  }

  /** A hundred thousand, half of them spoiled. */
  @Test
  void onRegistersWithUniqueValuesTheNearLinearCheckerAgrees() {
    Checker nearLinear = RegisterChecker.single(RandomRegister.INITIAL);
    Model<Value> model = RegisterModel.single(RandomRegister.INITIAL);
    int refused = 0;
    for (long seed = 0; seed < 100_000; seed++) {
      RandomGenerator random = seeded(seed);
      List<Operation> correct =
          RandomRegister.history(random, random.nextInt(2, 6), random.nextInt(4, 15));
      History history =
          History.of(seed % 2 == 1 ? RandomRegister.mutate(correct, random) : correct);
      boolean refusedBySearch =
          model.parts(history).stream()
              .anyMatch(part ->
                  new Search<Value>(Budget.AMPLE).run(List.of(part.initial()), part.steps())
                      instanceof Outcome.Stuck);
      boolean wrong = nearLinear.check(history) instanceof Verdict.Invalid;
      assertThat(refusedBySearch).as("seed %d: %s", seed, history.operations()).isEqualTo(wrong);
      refused += wrong ? 1 : 0;
    }

    assertThat(refused).isBetween(15_000, 50_000);
  }
}
