package dev.rhenea.worlds.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A taste of every small world: the whole of them is a campaign. */
class SmallWorldsTest {
  private static final int REVERSALS = 2;
  private static final long EXECUTIONS = 100;

  static Stream<SmallWorlds.Task> tasks() {
    return SmallWorlds.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void nothingIsFoundNearTheDefaultOrder(SmallWorlds.Task task) {
    Exploration exploration =
        Explorer.deepen(
            task.world(), task.faults().withReversals(REVERSALS).withExecutions(EXECUTIONS));
    assertThat(exploration.failure()).isEmpty();
    assertThat(exploration.executions()).isPositive();
  }
}
