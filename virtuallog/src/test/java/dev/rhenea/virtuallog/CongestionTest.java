package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may wait, by how long others waited; times are in milliseconds. */
class CongestionTest {
  private static final int MANY = 100_000;

  private final Congestion congestion = new Congestion(Duration.ofMillis(100), 0);

  private boolean allows(int waiting, long at) {
    return congestion.allows(waiting, at * 1_000_000);
  }

  private void acknowledged(int waiting, long since, long at) {
    congestion.acknowledged(new Congestion.Wait(since * 1_000_000, waiting), at * 1_000_000);
  }

  @Test
  void asManyMayWaitAsAreAcknowledgedWithinThePatience() {
    acknowledged(900, 10, 160);
    assertThat(allows(599, 160)).isTrue();
    assertThat(allows(600, 160)).isFalse();
    acknowledged(800, 90, 170);
    assertThat(allows(999, 170)).isTrue();
    assertThat(allows(1000, 170)).isFalse();
  }

  @Test
  void whereAnswersComeSoonThereIsNoLimit() {
    assertThat(allows(MANY, 0)).isTrue();
    acknowledged(900, 10, 160);
    acknowledged(5, 121, 170);
    assertThat(allows(MANY, 170)).isTrue();
  }

  @Test
  void aFewMayAlwaysWait() {
    acknowledged(10, 10, 160);
    assertThat(allows(Congestion.FEW - 1, 160)).isTrue();
    assertThat(allows(Congestion.FEW, 160)).isFalse();
  }

  @Test
  void aStallIsNoCongestion() {
    acknowledged(900, 10, 160);
    assertThat(allows(MANY, 359)).isFalse();
    assertThat(allows(MANY, 360)).isTrue();
  }

  @Test
  void whoWaitedThroughAStallTellsNothing() {
    acknowledged(900, 10, 160);
    acknowledged(1, 170, 700);
    assertThat(allows(MANY, 700)).isTrue();
    acknowledged(2, 699, 800);
    assertThat(allows(MANY, 800)).isTrue();
    acknowledged(100, 700, 800);
    assertThat(allows(MANY, 800)).isFalse();
  }
}
