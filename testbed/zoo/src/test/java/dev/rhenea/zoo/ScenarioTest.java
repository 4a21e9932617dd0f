package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kills mutants spares the code as it is: seeds that pin no mutant. */
@Execution(ExecutionMode.CONCURRENT)
class ScenarioTest {
  private static final int FIRST = 10_000;
  private static final int COUNT = 10;

  @ParameterizedTest
  @EnumSource
  void noCheckFailsWithoutABug(Scenario scenario) {
    LongFunction<List<String>> run = scenario.original();
    for (long seed : Seeds.from(FIRST, scenario.runs(COUNT)).all()) {
      assertThat(run.apply(seed)).as("seed %d", seed).isEmpty();
    }
  }
}
