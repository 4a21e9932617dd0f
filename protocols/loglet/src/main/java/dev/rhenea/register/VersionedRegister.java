package dev.rhenea.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.payload.Payload;

/**
 * A handle on a linearizable register with one conditional write (Delos, section 3). Called, and
 * completing, on the loop of the environment it was opened with, within its deadline.
 */
public interface VersionedRegister {
  /** The current value; unavailable when no quorum answers. */
  Future<Versioned> read();

  /**
   * Writes {@code value} as the version after {@code expected}, if {@code expected} is the current
   * version. Two calls are two writes, also with equal bytes: only one of them can be {@code
   * Written}.
   */
  Future<WriteResult> conditionalWrite(Payload value, Version expected);

  /** Ends this handle; outstanding calls end as indeterminate or unavailable. */
  Future<Done> close();
}
