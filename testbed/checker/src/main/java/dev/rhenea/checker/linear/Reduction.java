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

  /** How many configurations and steps may be looked at in all. */
  private static final long PATIENCE = 3_000_000;

  private final Search<S> search;
  private final Budget budget;
  private long looked;
  private List<S> beginnings;
  private List<Step<S>> steps;

  /**
   * For the steps up to a deadline that none of their linearizations reaches.
   *
   * @param deadline the index of that deadline
   */
  Reduction(Part<S> part, long deadline, Budget budget) {
    this.budget = budget;
    this.search =
        new Search<>(
            new Budget(
                Math.min(budget.configurations(), PATIENCE), budget.frontier(), budget.stop()));
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
    for (int kept = RECENT; kept < steps.size() && isPatient(); kept *= 2) {
      long moment = steps.get(steps.size() - kept).start();
      long before = search.visited();
      List<S> states = search.statesBefore(moment, beginnings.getFirst(), steps);
      looked += search.visited() - before + steps.size();
      if (states != null && states.size() <= READABLE) {
        List<Step<S>> recent = since(moment);
        if (fail(states, recent)) {
          beginnings = states;
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
    return looked < PATIENCE && !budget.stop().getAsBoolean();
  }
}
