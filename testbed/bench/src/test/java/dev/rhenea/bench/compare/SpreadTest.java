package dev.rhenea.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void isTheMedianAndTheQuartiles() {
    assertThat(Spread.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEqualTo(new Spread(2, 3, 4));
    assertThat(Spread.of(List.of(1.0, 2.0))).isEqualTo(new Spread(1.25, 1.5, 1.75));
    assertThat(Spread.of(List.of(9.0))).isEqualTo(new Spread(9, 9, 9));
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGroundThatTakesTwiceAsLongAtTimesIsNoisy() {
    assertThat(Drift.of("sync", List.of(100.0, 110.0, 120.0, 130.0)).isNoisy()).isFalse();
    assertThat(Drift.of("sync", List.of(100.0, 100.0, 300.0, 300.0)).isNoisy()).isTrue();
  }

  @Test
  void oneSlowProbeAmongMostIsNoDrift() {
    List<Double> probes = new java.util.ArrayList<>(java.util.Collections.nCopies(30, 100.0));
    probes.add(4000.0);
    assertThat(Drift.of("sync", probes).isNoisy()).isFalse();
  }
}
