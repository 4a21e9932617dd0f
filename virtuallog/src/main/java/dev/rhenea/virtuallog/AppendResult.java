package dev.rhenea.virtuallog;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.loglet.Rejection;

/** How an append to the virtual log ended: ok, fail or info. There is no "sealed" here. */
public sealed interface AppendResult {
  /** The entry is in the log at {@code lsn}, once and for good. */
  record Appended(Lsn lsn) implements AppendResult {}

  /** Nothing was written and nothing will be. */
  record Rejected(Rejection why) implements AppendResult {}

  /** Not known within the deadline: the entry is in the log at most once. */
  record Indeterminate(Diagnosis cause) implements AppendResult {}
}
