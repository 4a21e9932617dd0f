package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Chance;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.Happening;
import java.util.ArrayList;
import java.util.List;

/** One run under a guide: set up by default, guided to its end, judged by default again. */
final class Run implements Chances {
  /** How a run ended. */
  enum End {
    JUDGED,
    /** By the guide. */
    GIVEN_UP,
    TOO_LONG
  }

  private static final String FAULT = "fault: ";

  private final SmallWorld world;
  private final Bounds bounds;
  private final Guide guide;
  private final List<String> broken = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private final boolean told;
  private boolean guided;
  private int events;
  private int losses;
  private int crashes;
  private int eagerTimers;
  private int duplicates;

  /**
   * @param told whether the story of the run is wanted
   */
  Run(SmallWorld world, Bounds bounds, Guide guide, boolean told) {
    this.world = world;
    this.bounds = bounds;
    this.guide = guide;
    this.told = told;
  }

  /** What does not hold. */
  List<String> broken() {
    return broken;
  }

  /** What happened. */
  List<String> story() {
    return story;
  }

  int events() {
    return events;
  }

  End run() {
    try {
      Trial trial = world.begin(this);
      if (told) {
        trial.world().observe(traced -> tell("    " + traced.node() + ": " + traced.step()));
      }
      guided = true;
      End end = guide(trial);
      guided = false;
      if (end == End.JUDGED) {
        broken.addAll(trial.judge());
      }
      return end;
    } catch (Unavailable why) {
      broken.add("O5: " + why.diagnosis());
    } catch (AssertionError bug) {
      broken.add(FAULT + bug.getMessage());
    }
    return End.JUDGED;
  }

  private End guide(Trial trial) {
    while (true) {
      List<Happening> open = trial.world().open();
      if (open.isEmpty() || (trial.isOver() && Trial.isQuiet(open))) {
        return End.JUDGED;
      }
      if (events == bounds.events()) {
        return End.TOO_LONG;
      }
      int next = guide.next(open);
      if (next == Guide.NONE) {
        return End.GIVEN_UP;
      }
      happen(trial, open.get(next));
    }
  }

  private void happen(Trial trial, Happening happening) {
    events++;
    if (told) {
      tell(happening.toString());
    }
    trial.moments().nextEvent();
    trial.world().happen(happening);
    crash(trial, happening.node());
    guide.happened(Effect.of(happening, trial.moments()));
  }

  private void crash(Trial trial, NodeId node) {
    if (crashes < bounds.crashes()
        && trial.mortal().contains(node)
        && trial.world().faults().isUp(node)) {
      int choice = guide.choose(3);
      if (choice > 0) {
        crashes++;
        tell("    " + node + (choice == 1 ? " crashes and reboots" : " crashes"));
        trial.world().faults().crash(node);
        if (choice == 1) {
          trial.world().faults().restart(node);
        }
      }
    }
  }

  @Override
  public int choose(Chance chance, int alternatives) {
    if (!guided || !isAffordable(chance)) {
      return 0;
    }
    int choice = guide.choose(alternatives);
    if (choice > 0) {
      tell("    " + chance + " " + choice);
      pay(chance);
    }
    return choice;
  }

  private void tell(String what) {
    if (told && guided) {
      story.add(what);
    }
  }

  private boolean isAffordable(Chance chance) {
    return switch (chance) {
      case LOSS -> losses < bounds.losses();
      case DUPLICATION -> duplicates < bounds.duplicates();
      case EAGERNESS -> eagerTimers < bounds.eagerTimers();
      case SURVIVAL -> true;
      case REFUSAL -> false; // being refused tells no more than being met by silence, only sooner
    };
  }

  private void pay(Chance chance) {
    switch (chance) {
      case LOSS -> losses++;
      case DUPLICATION -> duplicates++;
      case EAGERNESS -> eagerTimers++;
      case SURVIVAL, REFUSAL -> {}
    }
  }
}
