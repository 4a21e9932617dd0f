package dev.rhenea.worlds.simulation;

import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.worlds.simulation.Measured.Kind;
import dev.rhenea.worlds.simulation.Measured.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Measures operations from when they are asked for. */
final class Stopwatch {
  private final World world;
  private final List<Measured> ended = new ArrayList<>();
  private final Set<Running> running = new LinkedHashSet<>();

  Stopwatch(World world) {
    this.world = world;
  }

  /** Somebody asks for an operation. */
  Running start(Kind kind) {
    Running begun = new Running(kind, world.now());
    running.add(begun);
    return begun;
  }

  /** Everything that was asked for; what has not ended has an unknown outcome. */
  List<Measured> all() {
    List<Measured> all = new ArrayList<>(ended);
    running.forEach(open -> all.add(open.measured(Outcome.INFO)));
    return all;
  }

  /** An operation whose outcome is not known yet. */
  final class Running {
    private final Kind kind;
    private final long due;

    private Running(Kind kind, long due) {
      this.kind = kind;
      this.due = due;
    }

    void end(Outcome outcome) {
      if (running.remove(this)) {
        ended.add(measured(outcome));
      }
    }

    void end(boolean answered) {
      end(answered ? Outcome.OK : Outcome.FAIL);
    }

    void end(AppendResult result) {
      end(
          switch (result) {
            case AppendResult.Appended appended -> Outcome.OK;
            case AppendResult.Rejected rejected -> Outcome.FAIL;
            case AppendResult.Indeterminate unknown -> Outcome.INFO;
          });
    }

    private Measured measured(Outcome outcome) {
      return new Measured(kind, outcome, due, world.now());
    }
  }
}
