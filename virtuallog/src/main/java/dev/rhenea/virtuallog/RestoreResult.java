package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import java.util.Optional;

/** How a restoration ended. */
public sealed interface RestoreResult {
  /**
   * The log is there, with what was asked for in it: by this call, or by one before it.
   *
   * @param unkept why its chain is not yet kept where its copies are; it is tried again. Empty if
   *     it is
   */
  record Restored(Stored stored, Optional<Diagnosis> unkept) implements RestoreResult {}

  /** Nothing was done: it is impossible, for {@code reason}. */
  record Refused(String reason) implements RestoreResult {}

  /** Nothing was done: a copy could not be made, or read. */
  record Failed(String reason) implements RestoreResult {}

  /** Not known: the MetaStore did not say whether the log was made. The same again tells. */
  record Unfinished(Diagnosis cause) implements RestoreResult {}
}
