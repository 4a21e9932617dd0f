package dev.rhenea.cli.verify.nemesis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Lists in an order that a seed decides. */
final class Shuffle {
  private Shuffle() {}

  /** {@code items} in another order. */
  static <T> List<T> of(List<T> items, SplittableRandom random) {
    List<T> shuffled = new ArrayList<>(items);
    for (int last = shuffled.size() - 1; last > 0; last--) {
      Collections.swap(shuffled, last, random.nextInt(last + 1));
    }
    return shuffled;
  }

  /** So many items, each of {@code kinds} as often as any other, give or take one. */
  static <T> List<T> evenly(List<T> kinds, int count, SplittableRandom random) {
    List<T> drawn = new ArrayList<>();
    while (drawn.size() < count) {
      drawn.addAll(of(kinds, random));
    }
    return drawn.subList(0, count);
  }
}
