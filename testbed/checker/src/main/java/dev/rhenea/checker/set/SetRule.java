package dev.rhenea.checker.set;

import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Call;
import java.util.List;
import java.util.Locale;

/** The ways in which a set that only grows can fail to be linearizable. */
public enum SetRule {
  /** An element was read that nobody had added. */
  NEVER_ADDED,
  /** An element was read although adding it certainly failed. */
  FAILED_ADD_READ,
  /** One read returned an element twice. */
  READ_TWICE,
  /** Of two reads, each misses what the other returned. */
  READERS_DISAGREE,
  /** A read missed an element that had been added before it began. */
  LOST_ADD,
  /** A read missed what an earlier one had returned. */
  WENT_BACK,
  /** An element was read before its add began. */
  READ_TOO_EARLY,
  /** A read returned the later of two adds and missed the earlier one. */
  REORDERED_ADD;

  /** Returns the name used in {@link Violation#rule()}, such as {@code lost-add}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Violation violation(String message, List<Call> evidence) {
    return new Violation("linearizable", label(), message, evidence);
  }
}
