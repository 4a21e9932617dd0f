package dev.rhenea.checker.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Verdicts;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The near-linear checker says what the definition of linearizability says. */
class RegisterAgainstSearchTest {

  private static final RegisterChecker CHECKER = RegisterChecker.single(RandomRegister.INITIAL);

  /** Rules whose evidence is that something is absent from the rest of the history. */
  private static final Set<String> CAME_FROM_NOWHERE =
      Set.of("unwritten-value", "failed-update-seen");

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static History random(RandomGenerator random, boolean mutated) {
    int clients = random.nextInt(2, 6);
    List<Operation> history = RandomRegister.history(random, clients, random.nextInt(4, 15));
    return History.of(mutated ? RandomRegister.mutate(history, random) : history);
  }

  @Test
  void agreesOnSmallHistories() {
    Map<String, Integer> broken = new LinkedHashMap<>();
    int notLinearizable = 0;
    for (long seed = 0; seed < 100_000; seed++) {
      History history = random(seeded(seed), seed % 2 == 1);
      boolean expected = RegisterSearch.isLinearizable(history.calls(), RandomRegister.INITIAL);
      Verdict verdict = CHECKER.check(history);
      assertThat(!(verdict instanceof Verdict.Invalid))
          .as("seed %d: %s%n%s", seed, verdict, history.operations())
          .isEqualTo(expected);
      if (seed % 2 == 0) {
        assertThat(expected).as("seed %d is correct by construction", seed).isTrue();
      }
      notLinearizable += expected ? 0 : 1;
      Verdicts.rules(verdict).forEach(rule -> broken.merge(rule, 1, Integer::sum));
    }

    assertThat(notLinearizable).isGreaterThan(15_000);
    assertThat(broken.keySet())
        .as("every rule, in %s", broken)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(RegisterRule.values())
                .map(RegisterRule::label)
                .collect(Collectors.toSet()));
  }

  /** What is shown as evidence is wrong without the rest of the history. */
  @Test
  void evidenceStandsByItself() {
    int shown = 0;
    for (long seed = 1; seed < 60_000; seed += 2) {
      Violation violation = violation(random(seeded(seed), true));
      if (violation != null && !CAME_FROM_NOWHERE.contains(violation.rule())) {
        assertThat(
                RegisterSearch.isLinearizable(begun(violation.evidence()), RandomRegister.INITIAL))
            .as("seed %d: %s", seed, violation)
            .isFalse();
        shown++;
      }
    }
    assertThat(shown).isGreaterThan(1000);
  }

  private static @Nullable Violation violation(History history) {
    return CHECKER.check(history) instanceof Verdict.Invalid invalid
        ? invalid.violations().getFirst()
        : null;
  }

  /** Lets a value whose origin is no part of the evidence begin with the swap that replaced it. */
  private static List<Call> begun(List<Call> evidence) {
    Set<Value> written =
        evidence.stream()
            .filter(call -> !call.f().equals("read"))
            .map(call -> call.f().equals("cas") ? change(call).getLast() : call.argument())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    written.add(RandomRegister.INITIAL);
    return evidence.stream()
        .map(call ->
            call.f().equals("cas") && !written.contains(change(call).getFirst())
                ? asWrite(call)
                : call)
        .toList();
  }

  private static List<Value> change(Call swap) {
    return ((Value.Seq) swap.argument()).items();
  }

  private static Call asWrite(Call swap) {
    Operation asked = swap.invocation();
    return new Call(
        new Operation(
            asked.index(),
            asked.time(),
            asked.type(),
            asked.process(),
            "write",
            change(swap).getLast()),
        swap.completion());
  }
}
