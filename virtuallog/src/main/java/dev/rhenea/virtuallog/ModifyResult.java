package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.loglet.LogletId;
import java.util.Optional;

/** How a reconfigModify ended. */
public sealed interface ModifyResult {
  /** The copy holds the segment. */
  record Modified(SegmentId segment, LogletId copy) implements ModifyResult {}

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
