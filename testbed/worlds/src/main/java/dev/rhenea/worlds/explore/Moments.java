package dev.rhenea.worlds.explore;

/**
 * The one clock of a run by which calls begin and end: what one client saw before another began to
 * ask is an obligation, so two such events must not change places unnoticed.
 */
final class Moments {
  private long clock;
  private boolean began;
  private boolean ended;

  /** A call begins. */
  long begin() {
    began = true;
    return ++clock;
  }

  /** A call ended. */
  long end() {
    ended = true;
    return ++clock;
  }

  /** What a call that never ends has for its end. */
  static long never() {
    return Long.MAX_VALUE;
  }

  boolean began() {
    return began;
  }

  boolean ended() {
    return ended;
  }

  /** Another event begins. */
  void nextEvent() {
    began = false;
    ended = false;
  }
}
