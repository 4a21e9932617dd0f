package dev.rhenea.checker.linear;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for one linearization, going back where it does not go on, and never twice the same way
 * (Wing and Gong 1993, with Lowe's memory of what led nowhere). On histories that are linearizable
 * it is mostly the fastest, because the first way is mostly right; on others it may be the slowest,
 * which is why it gives up early.
 */
final class DepthFirst<S> {

  /** A configuration that waits for the step which is due at an event. */
  private record Node<S>(int event, Configuration<S> waiting) {
    @Override
    public boolean equals(Object o) {
      return o instanceof Node<?>(int at, Configuration<?> other)
          && event == at
          && waiting.updated == other.updated
          && waiting.observed == other.observed
          && waiting.state.equals(other.state)
          && Arrays.equals(waiting.spent(), other.spent());
    }

    @Override
    public int hashCode() {
      long bits = waiting.observed * 31 + event;
      return (waiting.hash() * 31 + Long.hashCode(bits)) * 31 + Arrays.hashCode(waiting.spent());
    }
  }

  private final Schedule<S> schedule;
  private final Spending spending;
  private final Present<S> present;
  private final Successors<S> successors;
  private final Deque<Node<S>> untried = new ArrayDeque<>();
  private final Set<Node<S>> seen = new HashSet<>();

  DepthFirst(Schedule<S> schedule, Spending spending) {
    this.schedule = schedule;
    this.spending = spending;
    this.present = new Present<>(schedule);
    this.successors = new Successors<>(schedule, present);
  }

  /**
   * Returns whether there is a linearization that begins in one of {@code beginnings}; false also
   * if it gave up after {@code most} configurations.
   */
  boolean finds(List<S> beginnings, long most) {
    beginnings.forEach(state -> untried.add(new Node<>(0, successors.beginning(state))));
    while (!untried.isEmpty()) {
      Node<S> node = untried.pop();
      if (isEndReachedFrom(node)) {
        return true;
      }
      if (seen.size() >= most || spending.exhausted() != null) {
        return false;
      }
    }
    return false;
  }

  private boolean isEndReachedFrom(Node<S> node) {
    Configuration<S> configuration = node.waiting();
    present.moveTo(node.event());
    while (present.position() < schedule.length()) {
      int step = schedule.step(present.position());
      if (schedule.begins(present.position())) {
        successors.begin(step, configuration);
      } else if (successors.isDone(step, configuration)) {
        successors.release(step, configuration);
      } else {
        branch(new Node<>(present.position(), configuration), step);
        return false;
      }
      present.forward();
    }
    return true;
  }

  private void branch(Node<S> node, int due) {
    if (spending.visit(0) && seen.add(node)) {
      for (Configuration<S> next : successors.of(node.waiting(), due).reversed()) {
        untried.push(new Node<>(node.event(), next));
      }
    }
  }
}
