package dev.rhenea.cli.verify;

import java.util.SplittableRandom;

/**
 * Says when the next operation is due, to whichever client asks: so that those which wait for an
 * answer slow down nobody else. Thread-safe.
 */
final class Metronome {
  private final double meanNanos;
  private final SplittableRandom random;
  private long last;

  /**
   * Begins to beat at {@code now}, so often a second on average.
   *
   * @param now nanoseconds, on the clock of {@link #next}
   */
  Metronome(double perSecond, long now, long seed) {
    this.meanNanos = 1e9 / perSecond;
    this.random = new SplittableRandom(seed);
    this.last = now;
  }

  /** The time of the next operation: what was not taken in time is not made up for. */
  synchronized long next(long now) {
    last = Math.max(last, now) + (long) (random.nextDouble(2) * meanNanos);
    return last;
  }
}
