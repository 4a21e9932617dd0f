package dev.rhenea.simulator;

/** Bytes that pass one after the other at a limited rate. */
final class Lane {
  private static final double NANOS_PER_SECOND = 1e9;

  private long free;

  /**
   * One more message queues.
   *
   * @return in how many nanoseconds its last byte has passed; 0 if the rate has no limit
   */
  long pass(long now, int bytes, long bytesPerSecond) {
    if (bytesPerSecond == Long.MAX_VALUE) {
      return 0;
    }
    free = Math.max(now, free) + nanos(bytes, bytesPerSecond);
    return free - now;
  }

  /** Forgets what waits. */
  void clear() {
    free = 0;
  }

  /** What so many bytes take, rounded up. */
  static long nanos(long bytes, long bytesPerSecond) {
    return bytesPerSecond == Long.MAX_VALUE
        ? 0
        : (long) Math.ceil(bytes * NANOS_PER_SECOND / bytesPerSecond);
  }
}
