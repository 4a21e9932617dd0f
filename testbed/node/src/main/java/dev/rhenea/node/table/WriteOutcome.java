package dev.rhenea.node.table;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.node.table.machine.Result;

/** How a write ended. */
public sealed interface WriteOutcome {
  /** Its command stands in the log, and this is what it did. */
  record Decided(Result result) implements WriteOutcome {}

  /** Nothing was written and nothing will be. */
  record Rejected(Rejection why) implements WriteOutcome {}

  /** Nothing was written and nothing will be: this replica cannot take part now. */
  record Unready(Diagnosis why) implements WriteOutcome {}

  /** It may take effect, or may have. */
  record Indeterminate(Diagnosis cause) implements WriteOutcome {}
}
