package dev.rhenea.virtuallog;

import dev.rhenea.loglet.HandleLimits;

/**
 * How a handle on a log behaves.
 *
 * @param limits what it allows itself; the largest entry holds for logs it creates, an existing
 *     log's own prevails
 * @param timing when it acts by itself
 */
public record LogOptions(HandleLimits limits, Timing timing) {
  public static final LogOptions DEFAULT = new LogOptions(HandleLimits.DEFAULT, Timing.DEFAULT);

  /** The limits of appends to a log whose largest entry has that many bytes. */
  HandleLimits appendLimits(int largestEntry) {
    return new HandleLimits(
        limits.deadline(),
        limits.entriesInFlight(),
        Math.max(limits.bytesInFlight(), largestEntry),
        largestEntry);
  }

  /**
   * The limits of the Loglets under that log: room for the envelopes, so that no Loglet refuses
   * what was admitted; half the deadline, so that a Loglet that does not answer can be replaced
   * before the append's own deadline (V13).
   */
  HandleLimits logletLimits(int largestEntry) {
    HandleLimits outer = appendLimits(largestEntry);
    return new HandleLimits(
        outer.deadline().dividedBy(2),
        outer.entriesInFlight(),
        outer.bytesInFlight() + (long) outer.entriesInFlight() * Envelope.OVERHEAD,
        outer.largestEntry() + Envelope.OVERHEAD);
  }
}
