package dev.rhenea.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.load.Operation;
import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which rate comes next, and which was not reached: decided by what was seen, nothing else. */
class RateSweepTest {
  private static final long SECOND = 1_000_000_000;

  private static RateStep step(double offered, boolean reached) {
    return new RateStep(0, offered, offered, 0, 0, reached, new TreeMap<>());
  }

  /**
   * A hundred a second for a second, each taking {@code latency}, {@code lost} of them for ever.
   */
  private static RateStep hundred(long latency, int lost, long missed, long left) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 100 - missed - left; i++) {
      long due = i * SECOND / 100;
      samples.add(
          new Sample(
              Operation.Kind.WRITE, i < lost ? Outcome.INFO : Outcome.OK, due, due, due + latency));
    }
    return RateStep.of(0, 100, 0, SECOND, new Samples(samples), missed, left);
  }

  @Test
  void ratesRiseUntilOneIsNotReached() {
    assertThat(new RateSweep(1000, List.of()).next()).contains(200.0);
    assertThat(new RateSweep(1000, List.of(step(200, true))).next()).contains(300.0);
    assertThat(new RateSweep(1000, List.of(step(200, true), step(300, false))).next()).isEmpty();
    assertThat(new RateSweep(1000, List.of(step(3000, true))).next()).isEmpty();
    assertThat(new RateSweep(0, List.of()).next()).contains(1.0);
  }

  @Test
  void theKneeIsTheHighestThatWas() {
    RateSweep sweep = new RateSweep(1000, List.of(step(200, true), step(300, false)));
    assertThat(sweep.knee()).contains(step(200, true));
    assertThat(new RateSweep(1000, List.of(step(200, false))).knee()).isEmpty();
  }

  @Test
  void aRateIsReachedIfAllTookEffectInTime() {
    assertThat(hundred(20_000_000, 0, 0, 0).reached()).isTrue();
    assertThat(hundred(20_000_000, 0, 0, 0).achieved()).isEqualTo(100);
  }

  @Test
  void aRateFailsIfAppendsWereMissedOrLostOrStayedOut() {
    assertThat(hundred(20_000_000, 1, 0, 0).reached()).isFalse();
    assertThat(hundred(20_000_000, 0, 1, 0).reached()).isFalse();
    assertThat(hundred(20_000_000, 0, 0, 1).reached()).isFalse();
  }

  @Test
  void aRateFailsIfAQueueHadBuiltUp() {
    RateStep late = hundred(SECOND / 2, 0, 0, 0);
    assertThat(late.reached()).isFalse();
    assertThat(late.achieved()).isLessThan(60);
    assertThat(late.percentiles()).containsOnlyKeys("50", "90");
  }
}
