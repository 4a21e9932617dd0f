package dev.rhenea.checker.linear;

import dev.rhenea.checker.linear.Configuration.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may happen next to a configuration while it waits for a step that is due: one update takes
 * effect, and every open observer that can see what it must in the new state does so at once.
 * Nothing is lost by that haste, because an observer leaves everything as it is.
 *
 * <p>Of equal updates only the most urgent is tried: in any linearization two of them may change
 * places.
 */
final class Successors<S> {

  private final Schedule<S> schedule;
  private final Present<S> present;

  Successors(Schedule<S> schedule, Present<S> present) {
    this.schedule = schedule;
    this.present = present;
  }

  /** The configuration at the beginning, in {@code state}. */
  Configuration<S> beginning(S state) {
    return new Configuration<>(state, 0, 0, Multiset.EMPTY, null, null);
  }

  /** Returns what follows from {@code from}, likely ones first: {@code due}, if it is an update. */
  List<Configuration<S>> of(Configuration<S> from, int due) {
    List<Configuration<S>> successors = new ArrayList<>();
    long open = present.updates() & ~from.updated;
    long dueSlot = schedule.observes(due) ? 0 : schedule.slot(due);
    if (dueSlot != 0) {
      required(from, due, dueSlot, successors);
    }
    for (long slots = open & ~dueSlot; slots != 0; slots &= slots - 1) {
      long slot = Long.lowestOneBit(slots);
      int step = present.update(slot);
      if (isMostUrgent(step, open)) {
        required(from, step, slot, successors);
      }
    }
    for (int i = 0; i < present.optionals(); i++) {
      optional(from, present.optional(i), open, successors);
    }
    return successors;
  }

  private boolean isMostUrgent(int step, long open) {
    for (long slots = open; slots != 0; slots &= slots - 1) {
      int other = present.update(Long.lowestOneBit(slots));
      if (schedule.classOf(other) == schedule.classOf(step)
          && schedule.get(other).end() < schedule.get(step).end()) {
        return false;
      }
    }
    return true;
  }

  private void required(
      Configuration<S> from, int step, long slot, List<Configuration<S>> successors) {
    Optional<S> state = schedule.action(step).step(from.state);
    if (state.isPresent() && !isSameWithoutLast(from, step, state.get())) {
      successors.add(next(from, state.get(), slot, from.spent(), step));
    }
  }

  private void optional(
      Configuration<S> from, int step, long open, List<Configuration<S>> successors) {
    int classNumber = schedule.classOf(step);
    if (present.offered(classNumber) <= Multiset.count(from.spent(), classNumber)
        || !schedule.isOfUse(classNumber, present.position())
        || isRequiredToo(classNumber, open)) {
      return;
    }
    Optional<S> state = schedule.action(step).step(from.state);
    if (state.isPresent()
        && !state.get().equals(from.state)
        && !isSameWithoutLast(from, step, state.get())) {
      successors.add(next(from, state.get(), 0, Multiset.plus(from.spent(), classNumber), step));
    }
  }

  /**
   * Returns whether the last update, an optional one, was for nothing: nobody saw it, and {@code
   * step} leads to the same state without it.
   */
  private boolean isSameWithoutLast(Configuration<S> from, int step, S state) {
    S before = from.unseenSince;
    return before != null && schedule.action(step).step(before).equals(Optional.of(state));
  }

  private boolean isRequiredToo(int classNumber, long open) {
    for (long slots = open; slots != 0; slots &= slots - 1) {
      if (schedule.classOf(present.update(Long.lowestOneBit(slots))) == classNumber) {
        return true;
      }
    }
    return false;
  }

  private Configuration<S> next(Configuration<S> from, S state, long slot, int[] spent, int step) {
    long observed = from.observed;
    for (long slots = present.observers() & ~observed; slots != 0; slots &= slots - 1) {
      long observer = Long.lowestOneBit(slots);
      observed |= sees(state, present.observer(observer)) ? observer : 0;
    }
    boolean unseen = slot == 0 && observed == from.observed;
    return new Configuration<>(
        state,
        from.updated | slot,
        observed,
        spent,
        new Path(from.path, step),
        unseen ? from.state : null);
  }

  private boolean sees(S state, int observer) {
    return schedule.action(observer).step(state).isPresent();
  }

  /** Lets {@code waiting} see that the step {@code begun} has begun. */
  void begin(int begun, Configuration<S> waiting) {
    if (schedule.isRequired(begun) && schedule.observes(begun) && sees(waiting.state, begun)) {
      waiting.observed |= schedule.slot(begun);
    }
  }

  /** Returns whether the required step {@code due} has taken effect. */
  boolean isDone(int due, Configuration<S> configuration) {
    long done = schedule.observes(due) ? configuration.observed : configuration.updated;
    return (done & schedule.slot(due)) != 0;
  }

  /** Gives the slot of {@code due}, which has taken effect, to the next step. */
  void release(int due, Configuration<S> configuration) {
    if (schedule.observes(due)) {
      configuration.observed &= ~schedule.slot(due);
    } else {
      configuration.updated &= ~schedule.slot(due);
    }
  }
}
