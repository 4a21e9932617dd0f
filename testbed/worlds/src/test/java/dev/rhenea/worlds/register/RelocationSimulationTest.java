package dev.rhenea.worlds.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules A1 to A4: all registers move, under faults, and nothing is left behind. */
class RelocationSimulationTest {
  private static final int SEEDS = 30;

  @Test
  void noLawIsBroken() {
    Map<Integer, List<Violation>> broken = new LinkedHashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Violation> violations = RelocationSimulation.run(seed);
      if (!violations.isEmpty()) {
        broken.put(seed, violations);
      }
    }
    assertThat(broken).as("laws broken, by seed").isEmpty();
  }
}
