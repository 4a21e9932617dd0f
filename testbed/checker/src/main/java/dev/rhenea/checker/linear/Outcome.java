package dev.rhenea.checker.linear;

import java.util.List;

/** How the search for a linearization of some steps ended. */
sealed interface Outcome<S> {

  /** There is one. */
  record Found<S>() implements Outcome<S> {}

  /**
   * There is none, not even of what happened up to the deadline of {@code step}.
   *
   * @param schedule numbers the steps
   * @param step the first that has no place
   * @param endings the configurations that wait for it in vain, each with its linearization
   */
  record Stuck<S>(Schedule<S> schedule, int step, List<Configuration<S>> endings)
      implements Outcome<S> {}

  /** It took too much. */
  record GaveUp<S>(String reason) implements Outcome<S> {}
}
