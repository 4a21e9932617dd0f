package dev.rhenea.bench.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Whose slice it is.
 *
 * @param contender its index
 * @param window how many appends are outstanding
 */
public record Turn(int contender, int window) {

  /**
   * Every contender with every window, once a round, in an order that is drawn anew for each round:
   * so that what drifts over the run, or follows in the wake of another one, meets all alike.
   */
  public static List<List<Turn>> rounds(
      int contenders, List<Integer> windows, int rounds, long seed) {
    Random random = new Random(seed);
    List<List<Turn>> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Turn> turns = new ArrayList<>();
      for (int contender = 0; contender < contenders; contender++) {
        for (int window : windows) {
          turns.add(new Turn(contender, window));
        }
      }
      Collections.shuffle(turns, random);
      all.add(List.copyOf(turns));
    }
    return List.copyOf(all);
  }
}
