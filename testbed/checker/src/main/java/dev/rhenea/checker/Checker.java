package dev.rhenea.checker;

import dev.rhenea.checker.history.History;

/** Decides whether a history is one that a correct system could have produced. */
@FunctionalInterface
public interface Checker {

  /**
   * Judges {@code history}.
   *
   * @throws dev.rhenea.checker.history.IllegalHistoryException if an operation is none of the
   *     checker's model, or has an argument or result of the wrong shape
   */
  Verdict check(History history);
}
