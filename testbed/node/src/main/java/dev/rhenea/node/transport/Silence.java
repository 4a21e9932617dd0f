package dev.rhenea.node.transport;

import java.util.Optional;

/**
 * When a connection is taken for dead. Until both ends have greeted only the greeting counts, so
 * that a stranger who sends a byte now and then does not stay. Loop-confined.
 */
final class Silence {
  /** Pulses without a word, or a greeting, that are forgiven. */
  private static final int PATIENCE = 4;

  private boolean greeted;
  private int pulses;

  void greeted() {
    greeted = true;
    pulses = 0;
  }

  boolean isGreeted() {
    return greeted;
  }

  /** Something arrived. */
  void heard() {
    if (greeted) {
      pulses = 0;
    }
  }

  /**
   * Called regularly; says why the connection is to end, if it is.
   *
   * @param listening whether anything could have been heard: who does not listen hears nothing, and
   *     that is not the other side's fault
   */
  Optional<String> pulse(boolean listening) {
    if (!listening || ++pulses <= PATIENCE) {
      return Optional.empty();
    }
    return Optional.of(greeted ? "silent for too long" : "no greeting in time");
  }
}
