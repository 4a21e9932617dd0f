package dev.rhenea.worlds.register;

/** What must hold of a versioned register, whatever happens to its nodes. */
public enum RegisterLaw {
  /** A version has one value (I7). */
  ONE_VALUE,
  /** A version is written by one call, also if others write the same bytes (V7). */
  ONE_WINNER,
  /** A call that wrote, wrote the version after the one it expected. */
  GUARD,
  /** A value that is read was written, by a call that began before the read ended. */
  ORIGIN,
  /** A value whose write ended in a conflict is never read (P3). */
  CERTAIN_CONFLICT,
  /** No call returns a version below one that a call returned before it began. */
  REAL_TIME,
  /** With all nodes up and the network whole, calls succeed (I8). */
  RESUMES,
  /** No unit reports a bug. */
  NO_FAULT
}
