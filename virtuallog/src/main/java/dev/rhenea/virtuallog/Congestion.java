package dev.rhenea.virtuallog;

import java.time.Duration;

/**
 * Whether a handle's appends queue for too long. What queues for longer than its Loglet has time is
 * asked for again, then given up, and a Loglet that is only busy looks dead (V13); refused at once,
 * the caller knows where it stands.
 *
 * <p>Each acknowledged append tells how long it waited, and how many waited with it: by Little's
 * law the rate at which the log takes appends, and so how many may wait if none is to wait for
 * longer than the patience. That needs no guess at what lies between, batches and pipelines
 * included. Where answers come soon there is no queue, and nothing to limit.
 *
 * <p>A stall is not congestion: while nothing is acknowledged at all nothing is known, because a
 * switch may be under way, and those who waited through it tell nothing. Loop-confined; times are
 * monotonic nanoseconds.
 */
final class Congestion {
  /** So many may always wait. */
  static final int FEW = 64;

  private final long patience;
  private long limit = Long.MAX_VALUE;
  private long latest;
  private long resumed;

  /** One append's time of waiting: when it began, and how many waited then, itself included. */
  record Wait(long since, int waiting) {}

  /**
   * Nobody waits yet.
   *
   * @param patience that an append shall not wait for longer
   */
  Congestion(Duration patience, long now) {
    this.patience = patience.toNanos();
    this.latest = now;
    this.resumed = now;
  }

  /** Whether one more append would not wait for too long, for all that is known. */
  boolean allows(int waiting, long now) {
    return waiting < FEW || waiting < limit || isStalled(now);
  }

  /** One is acknowledged. */
  void acknowledged(Wait wait, long now) {
    if (isStalled(now)) {
      resumed = now;
      limit = Long.MAX_VALUE;
    }
    latest = now;
    if (wait.since - resumed >= 0) {
      long waited = now - wait.since;
      limit = waited < patience / 2 ? Long.MAX_VALUE : wait.waiting * patience / waited;
    }
  }

  /** Loglets acknowledge in batches, but not in longer ones than may wait. */
  private boolean isStalled(long now) {
    return now - latest >= 2 * patience;
  }
}
