package dev.rhenea.virtuallog;

import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;

/**
 * The segment a handle believes to be open, the handle on its Loglet, and what is known of its end.
 * Loop-confined.
 */
final class ActiveSegment {
  private final Segment segment;
  private final Loglet loglet;
  private LogletOffset bound = LogletOffset.ZERO;

  ActiveSegment(Segment segment, Loglet loglet) {
    this.segment = segment;
    this.loglet = loglet;
  }

  Segment segment() {
    return segment;
  }

  Loglet loglet() {
    return loglet;
  }

  /**
   * A lower bound of the open tail: what lies below it is in the log for good, whatever stop will
   * be installed (O4), and appends from now on come at or above it (O8).
   */
  LogletOffset bound() {
    return bound;
  }

  Lsn boundLsn() {
    return segment.toLsn(bound);
  }

  /** An open tail of this very Loglet, or one above an acknowledged offset. */
  void raise(LogletOffset proven) {
    bound = LogletOffset.max(bound, proven);
  }
}
