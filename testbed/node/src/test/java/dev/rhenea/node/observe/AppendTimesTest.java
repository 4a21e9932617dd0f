package dev.rhenea.node.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.node.observe.AppendTimes.Second;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AppendTimesTest {
  private final AtomicLong clock = new AtomicLong(Duration.ofSeconds(1000).toNanos());
  private final AtomicLong counted = new AtomicLong();
  private final AppendTimes times =
      new AppendTimes(clock::get, (log, took) -> counted.incrementAndGet());

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  @Test
  void aSecondIsToldWhenItIsOver() {
    for (int i = 1; i <= 100; i++) {
      times.appended("log", Duration.ofMillis(i));
    }
    assertThat(times.of("log")).isEmpty();
    assertThat(counted.get()).isEqualTo(100);
    pass(Duration.ofSeconds(1));
    assertThat(times.of("log"))
        .singleElement()
        .satisfies(second -> {
          assertThat(second.at()).isEqualTo(1_000_000);
          assertThat(second.count()).isEqualTo(100);
          assertThat(second.median()).isBetween(Duration.ofMillis(49), Duration.ofMillis(51));
          assertThat(second.p99()).isBetween(Duration.ofMillis(98), Duration.ofMillis(100));
          assertThat(second.longest()).isBetween(Duration.ofMillis(99), Duration.ofMillis(101));
        });
    assertThat(times.of("other")).isEmpty();
  }

  @Test
  void secondsWithoutAppendsAreLeftOutAndOldOnesForgotten() {
    for (int i = 0; i < 300; i++) {
      if (i % 2 == 0) {
        times.appended("log", Duration.ofHours(1)); // longer than anything that can be told
      }
      pass(Duration.ofSeconds(1));
    }
    assertThat(times.of("log"))
        .hasSize(AppendTimes.SECONDS / 2)
        .extracting(Second::at)
        .isSorted()
        .allMatch(at -> at >= 1_180_000);
    pass(Duration.ofSeconds(AppendTimes.SECONDS + 1));
    assertThat(times.of("log")).isEmpty();
  }
}
