package dev.rhenea.worlds.explore;

import dev.rhenea.simulator.Happening;
import java.util.List;

/** Decides what happens in a run. */
interface Guide {
  /** No event is worth while: the run is given up. */
  int NONE = -1;

  /** Which of these events comes next, or {@link #NONE}. */
  int next(List<Happening> open);

  /** How a chance turns out; 0 is what happens on a good day. */
  int choose(int alternatives);

  /** What was chosen has happened. */
  void happened(Effect effect);
}
