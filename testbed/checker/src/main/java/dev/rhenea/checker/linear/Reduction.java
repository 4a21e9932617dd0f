package dev.rhenea.checker.linear;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a sequence of steps that has no linearization small, and keeps it one: a proof that the
 * whole has none. So it only takes away what cannot have been the reason: what an observer saw; the
 * deadline of an update, which may then take effect at any later time or never; and such an update
 * itself once nobody needs what it brings. Whatever linearizes the whole linearizes what is left.
 *
 * <p>First it cuts off the past: instead of everything before some moment it keeps the states that
 * were possible then. After that it tries to do without halves, quarters, ... of the rest (Zeller
 * and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002).
 */
final class Reduction<S> {

  /** The most states that may stand for a past that was cut off: more is no help to a reader. */
  private static final int READABLE = 8;

  /** How many steps are kept, at first, when the past is cut off. */
  private static final int RECENT = 8;

  /**
   * How many moments are tried, for the past to be cut off there, for each one twice as far back.
   */
  private static final double FINENESS = 4;

  /** How many configurations and steps may be looked at in all, if finding out took but little. */
  private static final long PATIENCE = 200_000;

  /** How many times as many as finding out took. */
  private static final int ZEAL = 4;

  private final Search<S> search;
  private final Budget budget;
  private final long patience;
  private long looked;
  private List<S> beginnings;
  private List<Step<S>> steps;

  /**
   * For the steps up to a deadline that none of their linearizations reaches.
   *
   * @param deadline the index of that deadline
   * @param visited how many configurations that took to find out
   */
  Reduction(Part<S> part, long deadline, long visited, Budget budget) {
    this.budget = budget;
    this.patience = Math.max(PATIENCE, ZEAL * visited);
    this.search =
        new Search<>(
            new Budget(
                Math.min(budget.configurations(), patience), budget.frontier(), budget.stop()));
    this.beginnings = List.of(part.initial());
    this.steps = upTo(deadline, part.steps());
  }

  /** Nobody knew yet how the calls that were open at the deadline would end. */
  private static <S> List<Step<S>> upTo(long deadline, List<Step<S>> all) {
    return all.stream()
        .filter(step -> step.start() < deadline)
        .map(step -> step.end() > deadline ? step.weakened() : step)
        .toList();
  }

  void run() {
    steps = withoutUseless(steps);
    cutPast();
    for (int chunk = steps.size(); chunk > 1; ) {
      chunk = (chunk + 1) / 2;
      weaken(chunk);
    }
  }

  /** Returns the states in which {@link #steps()} begin. */
  List<S> beginnings() {
    return beginnings;
  }

  /** Returns what is left, by rising start. */
  List<Step<S>> steps() {
    return steps;
  }

  private void cutPast() {
    List<Long> moments = new ArrayList<>();
    for (double kept = RECENT; kept < steps.size(); kept *= Math.pow(2, 1 / FINENESS)) {
      moments.addFirst(steps.get(steps.size() - (int) kept).start());
    }
    long before = search.visited();
    List<List<S>> states = search.statesBefore(moments, beginnings.getFirst(), steps);
    looked += search.visited() - before + steps.size();
    for (int i = states.size() - 1; i >= 0 && isPatient(); i--) {
      if (states.get(i).size() <= READABLE) {
        List<Step<S>> recent = since(moments.get(i));
        if (fail(states.get(i), recent)) {
          beginnings = states.get(i);
          steps = recent;
          return;
        }
      }
    }
  }

  /** What was open at the moment may have taken effect before or may do so later. */
  private List<Step<S>> since(long moment) {
    return withoutUseless(
        steps.stream()
            .filter(step -> step.end() > moment)
            .map(step -> step.start() < moment ? step.weakened() : step)
            .toList());
  }

  private void weaken(int chunk) {
    List<Step<S>> required = steps.stream().filter(Step::isRequired).toList();
    for (int from = 0; from < required.size() && isPatient(); from += chunk) {
      Set<Step<S>> chosen =
          new HashSet<>(required.subList(from, Math.min(from + chunk, required.size())));
      List<Step<S>> weaker = new ArrayList<>();
      for (Step<S> step : steps) {
        weaker.add(chosen.contains(step) ? step.weakened() : step);
      }
      List<Step<S>> fewer = withoutUseless(weaker);
      if (fail(beginnings, fewer)) {
        steps = fewer;
      }
    }
  }

  private List<Step<S>> withoutUseless(List<Step<S>> some) {
    Usefulness<S> usefulness = new Usefulness<>(some);
    return some.stream().filter(usefulness::matters).toList();
  }

  private boolean fail(List<S> states, List<Step<S>> some) {
    long before = search.visited();
    boolean failed = search.run(states, some) instanceof Outcome.Stuck<S>;
    looked += search.visited() - before + some.size();
    return failed;
  }

  private boolean isPatient() {
    return looked < patience && !budget.stop().getAsBoolean();
  }
}
