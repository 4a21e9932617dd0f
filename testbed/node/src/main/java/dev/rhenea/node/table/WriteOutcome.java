package dev.rhenea.node.table;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.Optional;

/** How a write ended. */
public sealed interface WriteOutcome {
  /** The command took effect; it stands at {@code lsn}. */
  record Applied(Lsn lsn) implements WriteOutcome {}

  /** The command stands at {@code lsn} but changed nothing: the key held {@code actual}. */
  record GuardFailed(Lsn lsn, Optional<Payload> actual) implements WriteOutcome {}

  /** Nothing was written and nothing will be. */
  record Rejected(Rejection why) implements WriteOutcome {}

  /** It may take effect, or may have. */
  record Indeterminate(Diagnosis cause) implements WriteOutcome {}
}
