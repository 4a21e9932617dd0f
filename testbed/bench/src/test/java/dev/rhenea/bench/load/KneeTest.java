package dev.rhenea.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KneeTest {
  private static final long MILLI = 1_000_000;

  private static Knee knee(double... perSecond) {
    List<Knee.Step> steps = new ArrayList<>();
    for (double rate : perSecond) {
      steps.add(new Knee.Step(1 << steps.size(), rate));
    }
    return new Knee(steps);
  }

  @Test
  void isWhereMoreUsersBringLessThanATenthMore() {
    assertThat(knee(100, 190, 350, 380, 370).step()).isEqualTo(new Knee.Step(4, 350));
    assertThat(knee(100, 80).step().users()).isEqualTo(1);
  }

  @Test
  void oneSlowStepIsNoKnee() {
    assertThat(knee(100, 95, 380, 390, 385).step()).isEqualTo(new Knee.Step(4, 380));
  }

  @Test
  void withoutOneTheLastStepCounts() {
    assertThat(knee(100, 200, 400).step().users()).isEqualTo(4);
    assertThat(knee(100).step().users()).isEqualTo(1);
  }

  /** A server that does one operation a millisecond, whoever asks. */
  @Test
  void isFoundByDoublingTheUsers() throws InterruptedException {
    ManualClock clock = new ManualClock();
    ClosedLoop load =
        new ClosedLoop(
            clock,
            (index, completion) -> {
              clock.advance(MILLI);
              completion.ended(Outcome.OK);
              return Operation.Kind.READ;
            });
    Knee knee = Knee.find(load, Duration.ofMillis(100), 6);
    assertThat(knee.steps())
        .containsExactly(new Knee.Step(1, 1000), new Knee.Step(2, 1000), new Knee.Step(4, 1000));
    assertThat(knee.step().perSecond()).isEqualTo(1000);
  }

  @Test
  void onlyWhatTookEffectInTimeCounts() throws InterruptedException {
    ManualClock clock = new ManualClock();
    ClosedLoop load =
        new ClosedLoop(
            clock,
            (index, completion) -> {
              clock.advance(index == 4 ? 60 * MILLI : 10 * MILLI); // the fifth ends late
              completion.ended(index % 2 == 0 ? Outcome.OK : Outcome.INFO);
              completion.ended(Outcome.OK); // a second end changes nothing
              return Operation.Kind.READ;
            });
    assertThat(load.run(1, Duration.ofMillis(50)).perSecond()).isEqualTo(2 / 0.05);
  }
}
