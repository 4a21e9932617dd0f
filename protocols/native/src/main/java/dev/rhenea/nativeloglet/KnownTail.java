package dev.rhenea.nativeloglet;

/**
 * One party's lower bound of the global tail: everything below it is committed, for good. It
 * travels on every message, both ways; who receives one keeps the higher. Never goes back.
 */
final class KnownTail {
  private long value;

  long value() {
    return value;
  }

  /** Takes over what another party knows; true if that was news. */
  boolean hear(long other) {
    return raise(other);
  }

  /**
   * Makes the bound known to the world for the first time. Only on proof that a majority of
   * LogServers accepted everything below {@code tail} while unsealed: the sequencer's in-order
   * majority of successes, or an open checkTail (rule N2). Never after a seal, a repair or a sealed
   * tail.
   */
  boolean prove(long tail) {
    return raise(tail);
  }

  private boolean raise(long to) {
    if (to <= value) {
      return false;
    }
    value = to;
    return true;
  }
}
