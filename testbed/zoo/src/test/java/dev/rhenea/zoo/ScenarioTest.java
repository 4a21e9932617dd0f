package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kills mutants spares the code as it is; LOG has its own test of 200 seeds, in worlds. */
class ScenarioTest {
  private static final int SEEDS = 150;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOG")
  void noCheckFailsWithoutABug(Scenario scenario) {
    LongFunction<List<String>> run = scenario.original();
    for (long seed = 0; seed < SEEDS; seed++) {
      assertThat(run.apply(seed)).as("seed %d", seed).isEmpty();
    }
  }
}
