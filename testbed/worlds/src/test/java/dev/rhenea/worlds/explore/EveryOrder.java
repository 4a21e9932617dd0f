package dev.rhenea.worlds.explore;

import dev.rhenea.simulator.Happening;
import java.util.ArrayList;
import java.util.List;

/** Goes through every run there is, like an odometer: what a reduced search is compared with. */
final class EveryOrder implements Guide {
  private record Digit(int value, int base) {}

  private final List<Digit> digits = new ArrayList<>();
  private int at;

  /** The number of runs. */
  static long explore(SmallWorld world, Bounds bounds) {
    EveryOrder guide = new EveryOrder();
    long runs = 0;
    do {
      guide.at = 0;
      new Run(world, bounds, guide, false).run();
      runs++;
    } while (guide.advance());
    return runs;
  }

  private boolean advance() {
    while (!digits.isEmpty()) {
      Digit last = digits.removeLast();
      if (last.value + 1 < last.base) {
        digits.add(new Digit(last.value + 1, last.base));
        return true;
      }
    }
    return false;
  }

  @Override
  public int next(List<Happening> open) {
    return choose(open.size());
  }

  @Override
  public int choose(int alternatives) {
    if (at == digits.size()) {
      digits.add(new Digit(0, alternatives));
    }
    return digits.get(at++).value;
  }

  @Override
  public void happened(Effect effect) {
    // All orders are tried, whatever the effects are.
  }
}
