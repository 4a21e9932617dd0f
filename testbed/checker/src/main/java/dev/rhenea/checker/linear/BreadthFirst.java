package dev.rhenea.checker.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows all linearizations at once, deadline by deadline. At the deadline of a step, each
 * configuration that lacks it is carried on, one update after the other, until it has it: just in
 * time, never earlier (Lowe, Testing for Linearizability, 2017). Those that cannot get it end here.
 * Memory is that of one {@link Frontier}, however long the history.
 */
final class BreadthFirst<S> {

  /** After how many events it is looked whether all configurations have spent the same. */
  private static final int SETTLING = 64;

  private final Schedule<S> schedule;
  private final Spending spending;
  private final Present<S> present;
  private final Successors<S> successors;
  private List<Configuration<S>> possible;

  BreadthFirst(Schedule<S> schedule, List<S> beginnings, Spending spending) {
    this.schedule = schedule;
    this.spending = spending;
    this.present = new Present<>(schedule);
    this.successors = new Successors<>(schedule, present);
    this.possible =
        new ArrayList<>(beginnings.stream().distinct().map(successors::beginning).toList());
  }

  /**
   * Goes on until event {@code end} is next. If it stops before that, it was exhausted, or nothing
   * gets past {@link #position()}; then {@link #possible()} are those that ended there.
   */
  void run(int end) {
    while (present.position() < end) {
      int step = schedule.step(present.position());
      if (schedule.begins(present.position())) {
        possible.forEach(each -> successors.begin(step, each));
      } else if (!pass(step)) {
        return;
      }
      present.forward();
      if (present.position() % SETTLING == 0) {
        settle();
      }
    }
  }

  /** Returns the next event. */
  int position() {
    return present.position();
  }

  List<Configuration<S>> possible() {
    return possible;
  }

  private boolean pass(int due) {
    Frontier<S> passed = new Frontier<>();
    Waiting<S> waiting = new Waiting<>();
    possible.forEach(each -> sort(each, due, passed, waiting));
    for (Configuration<S> from = waiting.next(); from != null; from = waiting.next()) {
      for (Configuration<S> next : successors.of(from, due)) {
        if (!spending.visit(passed.size() + waiting.size())) {
          return false;
        }
        sort(next, due, passed, waiting);
      }
    }
    if (passed.size() == 0) {
      possible = waiting.toList();
      return false;
    }
    possible = passed.toList();
    possible.forEach(each -> successors.release(due, each));
    return true;
  }

  private void sort(Configuration<S> each, int due, Frontier<S> passed, Waiting<S> waiting) {
    if (successors.isDone(due, each)) {
      passed.add(each);
    } else {
      waiting.add(each);
    }
  }

  /** Forgets what every configuration has spent: it makes no difference between them any more. */
  private void settle() {
    int[] common = possible.getFirst().spent();
    for (Configuration<S> each : possible) {
      common = Multiset.intersection(common, each.spent());
      if (common.length == 0) {
        return;
      }
    }
    Arrays.stream(common).forEach(present::settle);
    for (Configuration<S> each : possible) {
      each.forget(common);
    }
  }
}
