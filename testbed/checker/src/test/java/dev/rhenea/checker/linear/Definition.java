package dev.rhenea.checker.linear;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Is there a linearization? Tries all orders (Wing and Gong 1993) and knows nothing of any action
 * but its {@code step}. The definition itself, for few steps.
 */
public final class Definition<S> {

  private record Reached<S>(long done, S state) {}

  private final List<Step<S>> steps;
  private final Set<Reached<S>> seen = new HashSet<>();

  private Definition(List<Step<S>> steps) {
    this.steps = steps;
    if (steps.size() > 60) {
      throw new IllegalArgumentException("too many steps to search: " + steps.size());
    }
  }

  public static <S> boolean isLinearizable(S initial, List<Step<S>> steps) {
    return new Definition<>(steps).canFinish(0, initial);
  }

  private boolean canFinish(long done, S state) {
    if (!seen.add(new Reached<>(done, state))) {
      return false;
    }
    long deadline = Long.MAX_VALUE;
    for (int i = 0; i < steps.size(); i++) {
      if ((done >>> i & 1) == 0 && steps.get(i).isRequired()) {
        deadline = Math.min(deadline, steps.get(i).end());
      }
    }
    if (deadline == Long.MAX_VALUE) {
      return true;
    }
    for (int i = 0; i < steps.size(); i++) {
      if ((done >>> i & 1) == 0 && steps.get(i).start() <= deadline) {
        Optional<S> next = steps.get(i).action().step(state);
        if (next.isPresent() && canFinish(done | 1L << i, next.get())) {
          return true;
        }
      }
    }
    return false;
  }
}
