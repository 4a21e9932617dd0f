package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import org.junit.jupiter.api.Test;

/** Random deployments, clients and faults; the obligations and I6 hold in each. */
class NativeSimulationTest {
  private static final int SEEDS = Integer.getInteger("rhenea.native.seeds", 200);

  @Test
  void obligationsHold() throws Unavailable {
    long acknowledged = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      SimulatedRun run = new SimulatedRun(seed);
      run.run();
      acknowledged += run.acknowledged();
    }
    assertThat(acknowledged).as("appends acknowledged").isGreaterThan(20L * SEEDS);
  }

  /** A failing seed can be run again: nothing here depends on anything but the seed. */
  @Test
  void seedIsTheRun() throws Unavailable {
    SimulatedRun once = new SimulatedRun(7);
    SimulatedRun again = new SimulatedRun(7);
    once.run();
    again.run();
    assertThat(once.traceHash()).isEqualTo(again.traceHash());
  }
}
