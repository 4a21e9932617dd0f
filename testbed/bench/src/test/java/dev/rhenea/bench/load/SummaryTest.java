package dev.rhenea.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static Sample write(long due, long ended, Outcome outcome) {
    return new Sample(Operation.Kind.WRITE, outcome, due, due, ended);
  }

  @Test
  void aPercentileNeedsTenSamplesAboveIt() {
    Samples thousand =
        new Samples(
            LongStream.rangeClosed(1, 1000).mapToObj(i -> write(0, i * 1000, Outcome.OK)).toList());
    Summary summary = thousand.summary().orElseThrow();
    assertThat(summary.percentile(50).orElseThrow()).isBetween(499_000L, 501_500L);
    assertThat(summary.percentile(99).orElseThrow()).isBetween(989_000L, 992_000L);
    assertThat(summary.percentile(99.9)).isEmpty();
  }

  @Test
  void onlyWhatTookEffectIsSummarised() {
    Samples mixed = new Samples(List.of(write(0, 5, Outcome.OK), write(0, 500, Outcome.INFO)));
    assertThat(mixed.summary().orElseThrow().count()).isEqualTo(1);
    assertThat(new Samples(List.of()).summary()).isEmpty();
  }

  @Test
  void downtimeIsTheLongestWaitForAnyEffect() {
    Samples samples =
        new Samples(
            List.of(
                write(0, 10, Outcome.OK),
                write(20, 400, Outcome.INFO), // not an effect
                write(40, 300, Outcome.OK),
                write(60, 310, Outcome.OK),
                write(320, 330, Outcome.OK)));
    Interruption all = Interruption.around(samples, 0, 1000);
    assertThat(all.downtime()).isEqualTo(280); // due at 20, first effect after it at 300
    assertThat(all.limbo()).isEqualTo(1);
    assertThat(Interruption.around(samples, 310, 1000).downtime()).isEqualTo(10);
  }
}
