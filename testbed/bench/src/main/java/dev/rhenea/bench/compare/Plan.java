package dev.rhenea.bench.compare;

import java.time.Duration;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param windows how many appends are outstanding: one comparison for each
 * @param seconds of measured time for each contender and window
 * @param slice how long a turn counts
 * @param bytes of an entry
 * @param syncLatency added to every sync, to emulate a slower device
 * @param sweep whether rising rates are offered afterwards
 * @param seed of the order of turns
 */
public record Plan(
    List<Integer> windows,
    double seconds,
    Duration slice,
    int bytes,
    Duration syncLatency,
    boolean sweep,
    long seed) {
  private static final Duration MOST_WARM_UP = Duration.ofSeconds(5);
  private static final Duration LONGEST_STEP = Duration.ofSeconds(2);

  public Plan {
    windows = List.copyOf(windows);
  }

  /** How many turns each contender has with each window. */
  public int rounds() {
    return (int) Math.max(2, Math.round(seconds * 1e9 / slice.toNanos()));
  }

  /** Before a slice counts, so that the pipeline is full and the one before is forgotten. */
  public Duration lead() {
    return slice.dividedBy(4);
  }

  /** For each contender, before anything counts: compilers need it. */
  public Duration warmUp() {
    Duration half = Duration.ofNanos((long) (seconds * 1e9 / 2));
    return half.compareTo(MOST_WARM_UP) < 0 ? half : MOST_WARM_UP;
  }

  /** How long each rate is offered. */
  public Duration step() {
    Duration quarter = Duration.ofNanos((long) (seconds * 1e9 / 4));
    return quarter.compareTo(LONGEST_STEP) < 0 ? quarter : LONGEST_STEP;
  }
}
