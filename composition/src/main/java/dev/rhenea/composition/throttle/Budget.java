package dev.rhenea.composition.throttle;

import java.util.OptionalLong;

/**
 * When the next append may go: each takes its share of a second, and the next one waits until that
 * is over. Times are nanoseconds of one clock.
 */
final class Budget {
  private static final long SECOND = 1_000_000_000;

  private final long entriesPerSecond;
  private final long bytesPerSecond;
  private long entriesFree = Long.MIN_VALUE;
  private long bytesFree = Long.MIN_VALUE;

  /** A budget of as many as that, each at least 1. */
  Budget(long entriesPerSecond, long bytesPerSecond) {
    this.entriesPerSecond = entriesPerSecond;
    this.bytesPerSecond = bytesPerSecond;
  }

  /**
   * Takes an append's share, and says when it may go; empty, and nothing is taken, if that is not
   * before {@code latest}.
   */
  OptionalLong take(long now, int bytes, long latest) {
    long start = Math.max(now, Math.max(entriesFree, bytesFree));
    if (start >= latest) {
      return OptionalLong.empty();
    }
    entriesFree = start + Math.ceilDiv(SECOND, entriesPerSecond);
    bytesFree = start + Math.ceilDiv(bytes * SECOND, bytesPerSecond);
    return OptionalLong.of(start);
  }
}
