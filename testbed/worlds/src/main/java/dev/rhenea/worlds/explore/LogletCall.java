package dev.rhenea.worlds.explore;

/** What a scripted client of a Loglet does. */
public enum LogletCall {
  APPEND,
  CHECK_TAIL,
  SEAL,
  /** Allows everything below the last tail it was told, or 1, to be dropped. */
  TRIM
}
