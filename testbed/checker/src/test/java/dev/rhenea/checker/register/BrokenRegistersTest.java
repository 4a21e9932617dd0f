package dev.rhenea.checker.register;

import static dev.rhenea.checker.Script.history;
import static dev.rhenea.checker.Verdicts.onlyViolation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each rule of the register checker, histories that break this rule and no other. */
class BrokenRegistersTest {

  /**
   * A broken history.
   *
   * @param rule the only rule that it breaks
   * @param evidence indices of the operations that show it
   */
  record Broken(RegisterRule rule, List<Long> evidence, String script) {}

  private static Broken broken(RegisterRule rule, List<Long> evidence, String script) {
    return new Broken(rule, evidence, script);
  }

  static List<Broken> broken() {
    return List.of(
        broken(
            RegisterRule.UNWRITTEN_VALUE,
            List.of(2L, 3L),
            """
            write 1 -> ok
            read -> 2
            """),
        broken(
            RegisterRule.UNWRITTEN_VALUE,
            List.of(0L, 1L),
            """
            cas [1 2] -> ok
            read -> 2
            """),
        broken(
            RegisterRule.FAILED_UPDATE_SEEN,
            List.of(0L, 1L, 2L, 3L),
            """
            write 1 -> fail
            read -> 1
            """),
        broken(
            RegisterRule.FAILED_UPDATE_SEEN,
            List.of(2L, 3L, 4L, 5L),
            """
            write 1 -> ok
            cas [1 2] -> fail
            read -> 2
            """),
        broken(
            RegisterRule.REPLACED_TWICE,
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            write 1 -> ok
            cas [1 2] -> ok
            cas [1 3] -> ok
            """),
        broken(
            RegisterRule.REPLACED_TWICE,
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            cas [nil 2] -> info
            cas [nil 3] -> ok
            read -> 2
            """),
        broken(
            RegisterRule.SWAP_LOOP,
            List.of(0L, 1L, 2L, 3L),
            """
            a: cas [1 2]
            b: cas [2 1]
            a: -> ok
            b: -> ok
            """),
        broken(
            RegisterRule.OUT_OF_TURN,
            List.of(0L, 1L, 2L, 3L),
            """
            read -> 1
            write 1 -> ok
            """),
        broken(
            RegisterRule.OUT_OF_TURN,
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            write 1 -> ok
            cas [1 2] -> ok
            read -> 1
            """),
        broken(
            RegisterRule.OUT_OF_TURN,
            List.of(0L, 1L, 4L, 5L),
            """
            cas [nil 1] -> ok
            read -> 1
            read -> nil
            """),
        broken(
            RegisterRule.OUT_OF_TURN,
            List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
            """
            a: write 1
            b: cas [1 2]
            cas [2 3] -> ok
            read -> 1
            a: -> ok
            b: -> ok
            """),
        broken(
            RegisterRule.VALUE_CAME_BACK,
            List.of(0L, 1L, 2L, 3L, 4L, 5L),
            """
            write 1 -> ok
            write 2 -> ok
            read -> 1
            """),
        broken(
            RegisterRule.VALUE_CAME_BACK,
            List.of(0L, 1L, 2L, 3L),
            """
            write 1 -> ok
            read -> nil
            read -> 1
            """),
        broken(
            RegisterRule.VALUE_CAME_BACK,
            List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L),
            """
            a: write 1
            b: write 2
            read -> 1
            read -> 2
            read -> 1
            b: -> ok
            a: -> ok
            """),
        broken(
            RegisterRule.VALUE_CAME_BACK,
            List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L),
            """
            write 1 -> info
            read -> 1
            write 2 -> ok
            read -> 1
            """));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void eachRuleAloneFindsWhatBreaksIt(Broken broken) {
    Violation violation =
        onlyViolation(RegisterChecker.single(Value.nil()), history(broken.script()));

    assertThat(violation.rule()).as(violation.message()).isEqualTo(broken.rule().label());
    assertThat(violation.invariant()).isEqualTo("linearizable");
    assertThat(violation.operations()).isEqualTo(broken.evidence());
  }

  @Test
  void everyRuleIsShownToFindSomething() {
    Set<RegisterRule> shown = broken().stream().map(Broken::rule).collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrder(RegisterRule.values());
  }
}
