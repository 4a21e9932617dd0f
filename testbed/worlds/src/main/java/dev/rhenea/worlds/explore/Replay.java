package dev.rhenea.worlds.explore;

import dev.rhenea.simulator.Happening;
import java.util.ArrayList;
import java.util.List;

/** Follows a list of choices, as far as it goes and fits, and then the default. */
final class Replay implements Guide {
  private final List<Integer> choices;
  private int at;

  private Replay(Chosen chosen) {
    this.choices = chosen.choices();
  }

  static Run of(SmallWorld world, Bounds bounds, Chosen chosen) {
    return of(world, bounds, chosen, false);
  }

  private static Run of(SmallWorld world, Bounds bounds, Chosen chosen, boolean told) {
    Run run = new Run(world, bounds, new Replay(chosen), told);
    run.run();
    return run;
  }

  /**
   * A failing run with as few deviations from the default as leaving them out one by one can find,
   * in which the first broken check is broken as well.
   */
  static Failure least(SmallWorld world, Bounds bounds, Chosen chosen, List<String> broken) {
    String check = Failure.checks(broken).getFirst();
    Chosen least = chosen;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = least.choices().size() - 1; i >= 0; i--) {
        if (i < least.choices().size() && least.choices().get(i) != 0) {
          List<Integer> fewer = new ArrayList<>(least.choices());
          fewer.set(i, 0);
          Chosen candidate = new Chosen(fewer);
          if (Failure.checks(of(world, bounds, candidate).broken()).contains(check)) {
            least = candidate;
            smaller = true;
          }
        }
      }
    }
    Run run = of(world, bounds, least, true);
    return new Failure(run.broken(), least, run.story());
  }

  private int take(int alternatives) {
    int choice = at < choices.size() ? choices.get(at++) : 0;
    return choice < alternatives ? choice : 0;
  }

  @Override
  public int next(List<Happening> open) {
    return open.size() > 1 ? take(open.size()) : 0;
  }

  @Override
  public int choose(int alternatives) {
    return take(alternatives);
  }

  @Override
  public void happened(Effect effect) {
    // What led here is decided.
  }
}
