package dev.rhenea.checker.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Searches for a linearization: first as if there were one, in depth, then, if it is not found
 * soon, in breadth.
 */
final class Search<S> {

  /** How many configurations the search in depth may visit for each event, and besides. */
  private static final int DEPTH_PER_EVENT = 4;

  private static final int DEPTH = 2000;

  private final Budget budget;
  private long visited;

  Search(Budget budget) {
    this.budget = budget;
  }

  /** Returns how many configurations all searches together visited. */
  long visited() {
    return visited;
  }

  /** Searches for a linearization of {@code steps} that begins in one of {@code beginnings}. */
  Outcome<S> run(List<S> beginnings, List<Step<S>> steps) {
    Spending spending = new Spending(budget);
    Outcome<S> outcome = run(beginnings, new Schedule<>(steps), spending);
    visited += spending.visited();
    return outcome;
  }

  private Outcome<S> run(List<S> beginnings, Schedule<S> schedule, Spending spending) {
    if (!schedule.fits()) {
      return new Outcome.GaveUp<>(
          "more than %d calls overlap that are answered, which is more than the search can hold"
              .formatted(Schedule.SLOTS));
    }
    long most = Math.min(budget.frontier(), DEPTH + (long) DEPTH_PER_EVENT * schedule.length());
    if (new DepthFirst<>(schedule, spending).finds(beginnings, most)) {
      return new Outcome.Found<>();
    }
    BreadthFirst<S> breadth = new BreadthFirst<>(schedule, beginnings, spending);
    breadth.run(schedule.length());
    String exhausted = spending.exhausted();
    if (exhausted != null) {
      return new Outcome.GaveUp<>(exhausted);
    }
    return breadth.position() == schedule.length()
        ? new Outcome.Found<>()
        : new Outcome.Stuck<>(schedule, schedule.step(breadth.position()), breadth.possible());
  }

  /**
   * Returns the states that are possible just before each of {@code moments}, which are indices and
   * rise; only of the first few moments if the others take too much.
   */
  List<List<S>> statesBefore(List<Long> moments, S initial, List<Step<S>> steps) {
    Spending spending = new Spending(budget);
    Schedule<S> schedule = new Schedule<>(steps);
    BreadthFirst<S> breadth = new BreadthFirst<>(schedule, List.of(initial), spending);
    List<List<S>> states = new ArrayList<>();
    for (long moment : moments) {
      breadth.run(schedule.eventAt(moment));
      if (spending.exhausted() != null) {
        break;
      }
      states.add(breadth.possible().stream().map(each -> each.state).distinct().toList());
    }
    visited += spending.visited();
    return states;
  }
}
