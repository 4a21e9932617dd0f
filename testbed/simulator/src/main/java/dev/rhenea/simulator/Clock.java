package dev.rhenea.simulator;

/**
 * A node's monotonic clock: a straight line over virtual time that turns where its rate changes and
 * breaks upwards where it jumps.
 */
final class Clock {
  private static final long MILLION = 1_000_000;

  /** What double arithmetic surely keeps inside a long: about a century and a half. */
  private static final double NEVER = 0x1p62;

  private long base;
  private long since;
  private long drift;

  /** What it shows at {@code time}, not before its last change. */
  long at(long time) {
    long elapsed = time - since;
    return base + elapsed + part(elapsed);
  }

  /** When, at {@code time} or later, it will have advanced by {@code delay} since. */
  long after(long time, long delay) {
    long wait = Math.max(0, delay);
    if (drift == 0) {
      return time + wait < 0 ? Long.MAX_VALUE : time + wait;
    }
    double guess = (double) wait * MILLION / (MILLION + drift);
    if (time + guess > NEVER) {
      return Long.MAX_VALUE;
    }
    long due = at(time) + wait;
    long when = time + (long) guess;
    while (at(when) < due) {
      when++;
    }
    return when;
  }

  /** Starts again at an arbitrary moment, with the rate it has. */
  void reset(long time, long shown) {
    since = time;
    base = shown;
  }

  /**
   * Changes the rate.
   *
   * @param drift in parts per million of real time, above -1000000
   */
  void setDrift(long time, long drift) {
    reset(time, at(time));
    this.drift = drift;
  }

  /** Skips {@code by} nanoseconds. */
  void jump(long by) {
    base += by;
  }

  private long part(long elapsed) {
    return elapsed / MILLION * drift + elapsed % MILLION * drift / MILLION;
  }
}
