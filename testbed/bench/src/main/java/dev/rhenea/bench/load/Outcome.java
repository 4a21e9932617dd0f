package dev.rhenea.bench.load;

/** How an operation ended, in the words of a history. */
public enum Outcome {
  /** Took effect. */
  OK,
  /** Certainly had no effect. */
  FAIL,
  /** May or may not have taken effect. */
  INFO
}
