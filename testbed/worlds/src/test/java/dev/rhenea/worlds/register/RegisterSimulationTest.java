package dev.rhenea.worlds.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules P1 to P6 together: I7 and linearizable calls in 200 worlds. */
class RegisterSimulationTest {
  private static final int SEEDS = 200;

  @Test
  void noLawIsBroken() {
    Map<Integer, List<Violation>> broken = new LinkedHashMap<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Violation> violations = RegisterSimulation.run(seed);
      if (!violations.isEmpty()) {
        broken.put(seed, violations);
      }
    }
    assertThat(broken).as("laws broken, by seed").isEmpty();
  }
}
