package dev.rhenea.worlds.explore;

import dev.rhenea.simulator.Chances;

/** A world small enough that all its runs can be tried. */
public interface SmallWorld {
  /** What it is, in a few words. */
  String name();

  /**
   * A new one, in which everything stands ready and nothing that is to be explored has happened.
   *
   * @param chances for {@link dev.rhenea.simulator.WorldBuilder#open}
   */
  Trial begin(Chances chances);
}
