package dev.rhenea.worlds.invariant;

import dev.rhenea.simulator.Traced;
import java.util.List;

/**
 * A promise about the state of a whole cluster. Protocols report every change of state as a step,
 * within the event that makes it, so what watches the steps has looked at the state after every
 * event. Each is of use to one run.
 */
public interface Invariant {
  /** Which of I1 to I8 it belongs to. */
  String id();

  /** A stable name for scripts and tables. */
  String rule();

  /**
   * A step was taken.
   *
   * @throws BrokenInvariant if it cannot have been
   */
  void observe(Traced step);

  /** One of each kind. */
  static List<Invariant> all() {
    return List.of(
        new SealHolds(),
        new TailHolds(),
        new OneSequencer(),
        new AcknowledgedBelowStop(),
        new OneChoice());
  }

  /** The violation of this promise. */
  default BrokenInvariant broken(String message) {
    return new BrokenInvariant(id(), rule(), message);
  }
}
