package dev.rhenea.bench.load;

/**
 * One operation as the load saw it. Times are nanoseconds on the load's clock.
 *
 * @param due when it was meant to start
 * @param started when it did
 * @param ended when its outcome was known
 */
public record Sample(Operation.Kind kind, Outcome outcome, long due, long started, long ended) {
  /** From when it was due: what a user waits, also while the load itself is held up. */
  public long latency() {
    return ended - due;
  }

  /** From when it was started. */
  public long serviceTime() {
    return ended - started;
  }
}
