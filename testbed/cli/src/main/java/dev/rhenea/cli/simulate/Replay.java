package dev.rhenea.cli.simulate;

import dev.rhenea.cli.terminal.Seeds;
import dev.rhenea.cli.terminal.Shell;
import dev.rhenea.worlds.schedule.Swarm;

/**
 * The commands that do the same again, to be pasted into a shell. They name everything a run
 * depends on: the composition in its canonical text, in case it came from a file that changes, and
 * what could have been left to a default.
 */
record Replay(Swarm swarm) {
  /** Simulates those seeds. */
  String simulate(Seeds seeds) {
    return "rhenea simulate %s --seeds %s %s".formatted(expression(), seeds, options());
  }

  /** Simulates that seed. */
  String simulate(long seed) {
    return simulate(new Seeds(seed, seed));
  }

  private String expression() {
    return Shell.quote(swarm.repertoire().text(swarm.catalogue()));
  }

  private String options() {
    return "--faults %s --switches %d"
        .formatted(Shell.quote(new FaultList(swarm.faults()).toString()), swarm.switches());
  }
}
