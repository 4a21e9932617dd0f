package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import java.util.List;
import java.util.Optional;

/** How a reconfiguration ended. */
public sealed interface ReconfigResult {
  /** The segment is in the chain; it may have been succeeded by another one since. */
  record Installed(SegmentId segment) implements ReconfigResult {}

  /**
   * Nothing was done: another reconfiguration came first.
   *
   * @param active the active segment now
   * @param pending the intent that is being carried out, if there is one
   */
  record Superseded(Segment active, Optional<Intent> pending) implements ReconfigResult {}

  /** Nothing was done: the target is impossible, for {@code reason}. */
  record Refused(String reason) implements ReconfigResult {}

  /** The target could not be installed; the log went on, or goes on, without it. */
  record Failed(String reason) implements ReconfigResult {}

  /**
   * Not known within the deadline. If the intent was recorded it will be driven to its end by
   * whoever can (V4).
   */
  record Unfinished(Diagnosis cause) implements ReconfigResult {}

  /**
   * How a truncation ended.
   *
   * @param dropped the segments that left the chain
   * @param leftBehind those among them whose Loglets could not be destroyed everywhere yet; they
   *     are garbage there, and tried again as leftovers
   */
  record Truncated(List<Segment> dropped, List<Segment> leftBehind) {
    public Truncated {
      dropped = List.copyOf(dropped);
      leftBehind = List.copyOf(leftBehind);
    }
  }
}
