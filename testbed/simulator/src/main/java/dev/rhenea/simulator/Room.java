package dev.rhenea.simulator;

/** What a disk still takes. */
enum Room {
  /** Everything. */
  PLENTY,
  /** Everything but records of logs. */
  RESERVE,
  /** Nothing. */
  NONE
}
