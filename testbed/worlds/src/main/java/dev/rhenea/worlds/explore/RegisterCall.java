package dev.rhenea.worlds.explore;

/** What a scripted client of a register does. */
public enum RegisterCall {
  READ,
  /** Writes after the version that was current when the world began, whatever it read since. */
  WRITE,
  /** The same through a handle of its own, which has seen nothing since. */
  WRITE_ANEW
}
