package dev.rhenea.composition.lockstep;

import dev.rhenea.environment.Trace;

/**
 * The steps of what is written in lockstep that others may want to see. Ranges exclude their end.
 */
public sealed interface LockstepTrace extends Trace {
  /** A conductor's only life began (M4). */
  record Begun() implements LockstepTrace {}

  /** All children have everything below {@code tail} (M3). */
  record Committed(long tail) implements LockstepTrace {}

  /** The conductor writes nothing any more (M5). */
  record Stopped(String why) implements LockstepTrace {}

  /** An open checkTail ended. */
  record Open(long tail) implements LockstepTrace {}

  /** Not every child answered that it is open: a checkTail seals (M1). */
  record Sealing(String why) implements LockstepTrace {}

  /**
   * A checkTail found the sealed tail.
   *
   * @param children how many of them were sealed and answered
   */
  record Sealed(long tail, int children) implements LockstepTrace {}
}
