package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DelayTest {
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final int SAMPLES = 100_000;

  /** Sorted milliseconds, where the usual delay is 7 ms. */
  private static double[] samples(Delay delay) {
    SplittableRandom random = new SplittableRandom(1);
    return LongStream.generate(() -> delay.nanos(random, () -> 7_000_000))
        .limit(SAMPLES)
        .mapToDouble(nanos -> nanos / 1e6)
        .sorted()
        .toArray();
  }

  private static double quantile(Delay delay, double quantile) {
    return samples(delay)[(int) (quantile * (SAMPLES - 1))];
  }

  @Test
  void usualAndFixedDelaysDoNotVary() {
    assertThat(samples(new Delay.Usual())).containsOnly(7);
    assertThat(samples(new Delay.Fixed(MILLI))).containsOnly(1);
  }

  @Test
  void exponentialHasItsLeastAndItsMean() {
    Delay delay = new Delay.Exponential(MILLI, MILLI.multipliedBy(3));
    assertThat(quantile(delay, 0)).isBetween(1.0, 1.01);
    assertThat(mean(delay)).isCloseTo(4, within(0.05));
  }

  private static double mean(Delay delay) {
    return Arrays.stream(samples(delay)).average().orElseThrow();
  }

  @Test
  void logNormalHasItsMedianAndItsTail() {
    Delay delay = new Delay.LogNormal(MILLI, 1);
    assertThat(quantile(delay, 0.5)).isCloseTo(1, within(0.02));
    assertThat(quantile(delay, 0.84134)).isCloseTo(Math.E, within(0.06));
    assertThat(quantile(delay, 0.999)).isBetween(18.0, 27.0);
    assertThat(samples(new Delay.LogNormal(MILLI, 0))).containsOnly(1);
  }

  @Test
  void slowedIsAFactorAndASummand() {
    assertThat(samples(new Delay.Slowed(new Delay.Usual(), 3, MILLI))).containsOnly(22);
  }

  @Test
  void refusesWhatNoDelayIs() {
    assertThatThrownBy(() -> new Delay.Fixed(Duration.ofNanos(-1)))
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new Delay.LogNormal(MILLI, 6)).hasMessageContaining("sigma");
    assertThatThrownBy(() -> new Delay.Slowed(new Delay.Usual(), Double.NaN, MILLI))
        .hasMessageContaining("factor");
    assertThatThrownBy(() -> Link.USUAL.withLoss(1.1)).hasMessageContaining("loss");
  }
}
