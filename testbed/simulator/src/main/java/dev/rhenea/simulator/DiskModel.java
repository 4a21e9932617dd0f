package dev.rhenea.simulator;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a node's disk takes. One sync at a time makes everything durable that was written before
 * it began (group commit).
 *
 * @param sync the least time of a sync
 * @param syncSpread mean of what an exponential distribution adds to it
 * @param read the most time of a read; it takes anything from 0 to that
 */
public record DiskModel(Duration sync, Duration syncSpread, Duration read) {
  /** A solid-state disk: 100 us and a spread of 100 us to sync, up to 50 us to read. */
  public static final DiskModel SSD =
      new DiskModel(Duration.ofNanos(100_000), Duration.ofNanos(100_000), Duration.ofNanos(50_000));

  public DiskModel {
    if (sync.isNegative() || syncSpread.isNegative() || read.isNegative()) {
      throw new IllegalArgumentException(
          "times are at least 0: " + sync + ", " + syncSpread + ", " + read);
    }
  }

  /** Every sync takes exactly {@code sync}, a read no time: for counting durable writes. */
  public static DiskModel fixed(Duration sync) {
    return new DiskModel(sync, Duration.ZERO, Duration.ZERO);
  }

  long syncDelay(RandomGenerator random) {
    return sync.toNanos() + NetworkModel.exponential(random, syncSpread.toNanos());
  }

  long readDelay(RandomGenerator random) {
    return read.isZero() ? 0 : random.nextLong(read.toNanos());
  }
}
