package dev.rhenea.composition.mirror;

import dev.rhenea.environment.Trace;

/** The steps of a mirror that others may want to see. Ranges exclude their end. */
public sealed interface MirrorTrace extends Trace {
  /** A conductor's only life began (M4). */
  record Begun() implements MirrorTrace {}

  /** All children have everything below {@code tail} (M3). */
  record Committed(long tail) implements MirrorTrace {}

  /** The conductor writes nothing any more (M5). */
  record Stopped(String why) implements MirrorTrace {}

  /** An open checkTail ended. */
  record Open(long tail) implements MirrorTrace {}

  /** Not every child answered that it is open: a checkTail seals (M1). */
  record Sealing(String why) implements MirrorTrace {}

  /**
   * A checkTail found the sealed tail.
   *
   * @param children how many of them were sealed and answered
   */
  record Sealed(long tail, int children) implements MirrorTrace {}
}
