package dev.rhenea.loglet;

import dev.rhenea.environment.Diagnosis;

/**
 * How an append ended: the same four words from the protocol to the history a checker reads. Only
 * {@link Rejected} is a certain failure.
 */
public sealed interface AppendResult {
  /** The entry is in the log at {@code offset}, for good. */
  record Appended(LogletOffset offset) implements AppendResult {}

  /** Nothing was written and nothing will be (O6). */
  record Rejected(Rejection why) implements AppendResult {}

  /** The Loglet is sealed; the entry may be in it below its stop, or nowhere. */
  record Sealed() implements AppendResult {}

  /** No answer within the deadline; the entry may be in the log, or come to be, or neither. */
  record Indeterminate(Diagnosis cause) implements AppendResult {}
}
