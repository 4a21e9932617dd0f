package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The claim of virtual consensus (Delos, section 3), tried: the ordering protocol is replaced at
 * least ten times under load while nodes crash, pause and are cut off, and nothing is lost,
 * duplicated or reordered. 200 fixed seeds.
 */
class SwitchStormTest {
  private static final int SEEDS = 200;

  @Test
  void nothingIsLostDuplicatedOrReorderedInTwoHundredStorms() {
    List<Integer> switches = new ArrayList<>();
    SwitchStorm storm =
        SwitchStorm.run(1, SEEDS, StormPlan.CI, run -> switches.add(run.switches()));
    assertThat(storm.notValid()).isEmpty();
    assertThat(switches).hasSize(SEEDS).allMatch(count -> count >= 10);
    assertThat(storm.operations().fail()).isPositive();
    assertThat(storm.operations().info()).isPositive();
    assertThat(storm.faults()).isGreaterThan(2 * SEEDS);
  }

  @Test
  void oneSeedIsOneRun() {
    StormPlan calm = StormPlan.CI.withSwitches(3);
    assertThat(LogWorld.run(7, calm).traceHash()).isEqualTo(LogWorld.run(7, calm).traceHash());
  }
}
