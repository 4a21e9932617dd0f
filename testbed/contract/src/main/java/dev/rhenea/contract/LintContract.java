package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What makes a protocol reproducible: its handlers do the same whenever they get the same, and only
 * on their loop. Catches ambient time and randomness, orders that come from identity hashes or from
 * salted ones ({@code Set.of}, {@code Map.of}), and threads. In the simulator only.
 */
public interface LintContract extends LogletFixture {
  /** The seed of these runs. */
  long LINT_SEED = 1;

  private Effects run() {
    Assumptions.assumeTrue(traits().simulatable(), "this protocol does not run in the simulator");
    try (TestCluster own = cluster(LINT_SEED, Weather.CALM)) {
      Assumptions.assumeTrue(own instanceof SimulatedCluster, "this cluster is not simulated");
    }
    return WatchedRun.of(this, LINT_SEED);
  }

  private static void assertSame(List<String> first, List<String> second) {
    int same = 0;
    while (same < Math.min(first.size(), second.size())
        && first.get(same).equals(second.get(same))) {
      same++;
    }
    assertThat(second.stream().skip(same).findFirst())
        .as("the same seed again, from effect %d of %d", same, first.size())
        .isEqualTo(first.stream().skip(same).findFirst());
  }

  @Test
  default void handlersDoTheSameAgain() {
    List<String> first = run().all();
    assertThat(first).isNotEmpty();
    assertSame(first, run().all());
  }

  @Test
  default void handlersDoTheSameInAnotherJvm() throws IOException {
    List<String> here = run().all();
    Assumptions.assumeTrue(OtherJvm.canMake(this), "another JVM cannot make this fixture");
    assertSame(here, OtherJvm.effects(this, LINT_SEED));
  }

  @Test
  default void everythingHappensOnTheLoop() {
    assertThat(run().foreign()).isEmpty();
  }
}
