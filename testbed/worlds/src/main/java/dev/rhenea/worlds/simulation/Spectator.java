package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.history.History;
import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.Transmission;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.worlds.schedule.Fault;
import java.util.Collection;
import java.util.List;

/** Looks on at a run, and changes nothing about it. */
public interface Spectator {
  /** Looks away. */
  Spectator NOBODY = new Spectator() {};

  /** A protocol took a step. */
  default void step(Traced traced) {}

  /** The fate of a message is known. */
  default void message(Transmission message) {}

  /**
   * A fault strikes.
   *
   * @param time virtual nanoseconds
   */
  default void struck(long time, Fault fault, Collection<NodeId> nodes) {}

  /** A fault is over. */
  default void mended(long time, Fault fault) {}

  /** Somebody goes on with a version of the chain that nobody has gone on with before. */
  default void adopted(long time, Stored chain) {}

  /** The run is over, and this is all that clients did; told last. */
  default void ended(History history, List<Measured> operations) {}

  /** The run enters another phase. */
  default void phase(long time, String name) {}
}
