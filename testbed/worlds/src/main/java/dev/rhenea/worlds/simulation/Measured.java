package dev.rhenea.worlds.simulation;

/**
 * An append or a checkTail as whoever asked for it saw it, whatever the client's node was doing.
 *
 * @param due when it was asked for, in virtual nanoseconds
 * @param ended when its outcome was known, or when the run ended without it
 */
public record Measured(Kind kind, Outcome outcome, long due, long ended) {
  /** What was asked for. */
  public enum Kind {
    APPEND,
    TAIL
  }

  /** How it ended, in the words of a history. */
  public enum Outcome {
    OK,
    FAIL,
    INFO
  }
}
