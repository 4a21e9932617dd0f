package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Unavailable;
import org.junit.jupiter.api.Test;

/** Random copies, copiers, readers and faults: everybody sees the copy, or nobody (V10, C4, C5). */
class CopySimulationTest {
  private static final int SEEDS = Integer.getInteger("rhenea.native.seeds", 200);

  @Test
  void everybodySeesItOrNobody() throws Unavailable {
    int seen = 0;
    int half = 0;
    int late = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      CopyRun run = new CopyRun(seed);
      run.run();
      seen += run.seenInTrouble() ? 1 : 0;
      half += run.half() ? 1 : 0;
      late += run.trimmedLate() ? 1 : 0;
    }
    assertThat(seen).as("runs in which somebody saw it").isBetween(SEEDS / 5, 4 * SEEDS / 5);
    assertThat(half).as("runs in which somebody could have").isGreaterThan(SEEDS / 50);
    assertThat(late).as("runs in which one that is late was trimmed").isGreaterThan(SEEDS / 50);
  }

  /** A failing seed can be run again: nothing here depends on anything but the seed. */
  @Test
  void seedIsTheRun() throws Unavailable {
    CopyRun once = new CopyRun(7);
    CopyRun again = new CopyRun(7);
    once.run();
    again.run();
    assertThat(once.traceHash()).isEqualTo(again.traceHash());
  }
}
