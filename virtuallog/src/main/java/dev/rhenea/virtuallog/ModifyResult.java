package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.loglet.LogletId;
import java.util.Optional;

/** How a reconfigModify ended. */
public sealed interface ModifyResult {
  /**
   * The copy holds the segment.
   *
   * @param unkept why the chain that says so is not yet kept in every store that has copies of this
   *     log, so that one restored now would be as it was before; it is tried again. Empty if it is
   */
  record Modified(SegmentId segment, LogletId copy, Optional<Diagnosis> unkept)
      implements ModifyResult {
    public Modified(SegmentId segment, LogletId copy) {
      this(segment, copy, Optional.empty());
    }
  }

  /**
   * Nothing was done: the segment got another Loglet, or was dropped, meanwhile.
   *
   * @param now the segment as it is; empty if it is gone
   */
  record Superseded(Optional<Segment> now) implements ModifyResult {}

  /** Nothing was done: it is impossible, for {@code reason}. */
  record Refused(String reason) implements ModifyResult {}

  /** Nothing was done: the copy could not be made. */
  record Failed(String reason) implements ModifyResult {}

  /** Not known: the MetaStore did not say whether the copy got into the chain. */
  record Unfinished(Diagnosis cause) implements ModifyResult {}
}
