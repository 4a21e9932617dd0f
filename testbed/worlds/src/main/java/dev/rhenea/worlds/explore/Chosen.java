package dev.rhenea.worlds.explore;

import java.util.List;

/**
 * A run as the list of what was chosen in it, in order: which of several possible events came next,
 * and how each chance turned out. 0 is what would happen by default, and what follows the list.
 */
public record Chosen(List<Integer> choices) {
  public Chosen {
    choices = List.copyOf(choices);
    int size = choices.size();
    while (size > 0 && choices.get(size - 1) == 0) {
      size--;
    }
    choices = choices.subList(0, size);
  }

  /** How many choices are not the default. */
  public int deviations() {
    return (int) choices.stream().filter(choice -> choice != 0).count();
  }

  @Override
  public String toString() {
    return choices.toString();
  }
}
