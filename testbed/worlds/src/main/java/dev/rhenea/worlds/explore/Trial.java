package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Happening;
import dev.rhenea.simulator.World;
import java.util.List;

/** One run of a small world. */
interface Trial {
  World world();

  /** The clock of its clients' calls. */
  Moments moments();

  /** The nodes that may crash. */
  List<NodeId> mortal();

  /** Whether every client has done what it was to do. */
  boolean isOver();

  /**
   * Restarts and asks what is needed for a verdict. Nothing is explored any more.
   *
   * @return what does not hold that must, each beginning with the name of a check and a colon
   */
  List<String> judge() throws Unavailable;

  /** Whether nothing can happen but that time passes. */
  static boolean isQuiet(List<Happening> open) {
    return open.isEmpty() || open.getFirst().kind() == Happening.Kind.TIME;
  }

  /** Lets everything that can happen without time passing happen, by default. */
  static void settle(World world) {
    for (List<Happening> open = world.open(); !isQuiet(open); open = world.open()) {
      world.happen(open.getFirst());
    }
  }
}
