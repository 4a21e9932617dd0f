package dev.rhenea.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.bench.probe.Floor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Floor FLOOR = new Floor(20_000, 100_000);

  private static Comparison comparison(List<Slice> slices) {
    return new Comparison(
        128,
        500,
        0,
        1,
        List.of(
            new Contender("memory(n1)", Contender.Layer.LOG, "nothing"),
            new Contender("memory(n1)", Contender.Layer.LOGLET, "nothing")),
        List.of(1),
        slices,
        List.of(new Comparison.Latency(1, 1, new TreeMap<>(Map.of("99", 77L)))),
        List.of(),
        FLOOR,
        List.of());
  }

  /** The machine is twice as fast in each round as in the one before, for both alike. */
  @Test
  void ratiosAreTakenWithinARoundWhereDriftCancelsOut() {
    List<Slice> slices = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      double speed = Math.pow(2, round);
      slices.add(new Slice(round, 1, 1, 300 * speed, (long) (800 / speed), 0, FLOOR));
      slices.add(new Slice(round, 0, 1, 100 * speed, (long) (2400 / speed), 0, FLOOR));
    }
    List<Standing> standings = Standing.of(comparison(slices));
    assertThat(standings.get(0).timesThroughput()).isEqualTo(new Spread(1, 1, 1));
    assertThat(standings.get(1).timesThroughput()).isEqualTo(new Spread(3, 3, 3));
    assertThat(standings.get(1).timesP50().median()).isEqualTo(1 / 3.0);
    assertThat(standings.get(1).perSecond()).isEqualTo(new Spread(525, 900, 1500));
    assertThat(standings.get(1).percentiles()).containsEntry("99", 77L);
    assertThat(standings.get(0).percentiles()).isEmpty();
  }

  @Test
  void failuresAreAddedUp() {
    List<Slice> slices =
        List.of(new Slice(0, 0, 1, 1, 1, 2, FLOOR), new Slice(0, 1, 1, 1, 1, 0, FLOOR));
    assertThat(Standing.of(comparison(slices)))
        .extracting(Standing::failed)
        .containsExactly(2L, 0L);
  }

  @Test
  void theGroundIsBothProbesOfTheWholeRun() {
    Floor slow = new Floor(20_000, 900_000);
    List<Slice> slices =
        List.of(
            new Slice(0, 0, 1, 1, 1, 0, FLOOR),
            new Slice(0, 1, 1, 1, 1, 0, slow),
            new Slice(1, 0, 1, 1, 1, 0, slow));
    assertThat(Standing.ground(comparison(slices)))
        .extracting(Drift::isNoisy)
        .containsExactly(false, true);
  }
}
