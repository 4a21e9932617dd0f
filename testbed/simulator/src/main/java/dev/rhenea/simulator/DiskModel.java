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
 * @param bytesPerSecond what a sync writes at most, at least 1: its bytes take so much longer
 * @param syncsPerSecond how often it syncs at most, more than 0
 */
public record DiskModel(
    Duration sync, Duration syncSpread, Duration read, long bytesPerSecond, double syncsPerSecond) {
  /** A solid-state disk: 100 us and a spread of 100 us to sync, up to 50 us to read. */
  public static final DiskModel SSD =
      new DiskModel(Duration.ofNanos(100_000), Duration.ofNanos(100_000), Duration.ofNanos(50_000));

  private static final long UNLIMITED = Long.MAX_VALUE;

  public DiskModel {
    if (sync.isNegative() || syncSpread.isNegative() || read.isNegative()) {
      throw new IllegalArgumentException(
          "times are at least 0: " + sync + ", " + syncSpread + ", " + read);
    }
    if (bytesPerSecond < 1 || !(syncsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a budget is above 0: " + bytesPerSecond + " bytes and " + syncsPerSecond + " syncs");
    }
  }

  /** Without a budget. */
  public DiskModel(Duration sync, Duration syncSpread, Duration read) {
    this(sync, syncSpread, read, UNLIMITED, Double.POSITIVE_INFINITY);
  }

  /** Every sync takes exactly {@code sync}, a read no time: for counting durable writes. */
  public static DiskModel fixed(Duration sync) {
    return new DiskModel(sync, Duration.ZERO, Duration.ZERO);
  }

  /** At most so many bytes, and so many syncs, per second. */
  public DiskModel withBudget(long bytesPerSecond, double syncsPerSecond) {
    return new DiskModel(sync, syncSpread, read, bytesPerSecond, syncsPerSecond);
  }

  /** {@code factor} times as slow. */
  public DiskModel slower(double factor) {
    return new DiskModel(
        times(sync, factor),
        times(syncSpread, factor),
        times(read, factor),
        bytesPerSecond == UNLIMITED ? UNLIMITED : Math.max(1, (long) (bytesPerSecond / factor)),
        syncsPerSecond / factor);
  }

  static Duration times(Duration time, double factor) {
    if (!(factor > 0 && factor <= 1_000_000)) {
      throw new IllegalArgumentException("a factor is above 0 up to 1000000, not " + factor);
    }
    return Duration.ofNanos((long) (time.toNanos() * factor));
  }

  /** How long a sync of so many bytes takes. */
  long syncDelay(RandomGenerator random, long bytes) {
    long delay =
        sync.toNanos()
            + NetworkModel.exponential(random, syncSpread.toNanos())
            + Lane.nanos(bytes, bytesPerSecond);
    return Math.max(delay, (long) Math.ceil(1e9 / syncsPerSecond));
  }

  long readDelay(RandomGenerator random) {
    return read.isZero() ? 0 : random.nextLong(read.toNanos());
  }
}
