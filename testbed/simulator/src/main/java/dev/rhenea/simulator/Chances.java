package dev.rhenea.simulator;

/** Decides, in an open world, what a seed decides in others. */
@FunctionalInterface
public interface Chances {
  /** Everything turns out well. */
  Chances GOOD = (chance, alternatives) -> 0;

  /** A number from 0 on, below {@code alternatives}; 0 is what happens on a good day. */
  int choose(Chance chance, int alternatives);
}
