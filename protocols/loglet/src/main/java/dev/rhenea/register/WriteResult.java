package dev.rhenea.register;

import dev.rhenea.environment.Diagnosis;

/** How a conditional write ended (rule V7). */
public sealed interface WriteResult {
  /** The value was written and is, or was, the register's value as {@code version}. */
  record Written(Version version) implements WriteResult {}

  /** Another value was written as the next version; this one was not and never will be. */
  record Conflict() implements WriteResult {}

  /** No answer within the deadline: it may be written, or come to be, or neither. */
  record Indeterminate(Diagnosis cause) implements WriteResult {}
}
