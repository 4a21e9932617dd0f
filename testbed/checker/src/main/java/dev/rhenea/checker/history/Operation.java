package dev.rhenea.checker.history;

import java.util.Locale;

/**
 * One line of a history: an invocation, or what became of it.
 *
 * @param index place in the history, at least 0; the order of indices is the real-time order, and
 *     the only one the checkers look at
 * @param time nanoseconds since the run began, at least 0; for people and plots
 * @param type invocation, or outcome
 * @param process who
 * @param f which operation: {@code read}, {@code append}, ...
 * @param value its argument or its result; {@link Value#nil()} where there is none
 */
public record Operation(
    long index, long time, Type type, ProcessId process, String f, Value value) {

  /** Invocation, or one of the three outcomes. */
  public enum Type {
    /** The process asks. */
    INVOKE,
    /** It happened, and this is the result. */
    OK,
    /** It certainly did not happen, and never will. */
    FAIL,
    /** It may have happened, or may happen later. */
    INFO;

    /** Returns the name used in files: {@code invoke}, {@code ok}, {@code fail}, {@code info}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks the ranges given above, and that {@code f} is a name EDN can write as a keyword. */
  public Operation {
    if (index < 0) {
      throw new IllegalArgumentException("an index is at least 0, not " + index);
    }
    if (time < 0) {
      throw new IllegalArgumentException("a time is at least 0, not " + time);
    }
    Names.require(f);
  }

  /** Returns the operation as people read it: {@code 17: process 3 ok append [4 "v"]}. */
  @Override
  public String toString() {
    return index + ": process " + process + " " + type.label() + " " + f + " " + value;
  }
}
