package dev.rhenea.checker.log;

import dev.rhenea.checker.Violation;
import java.util.Arrays;
import java.util.Locale;

/** The checks, each with the invariant it belongs to. */
public enum LogRule {
  /** I1: an observed chain has a gap, an overlap, no segment, or not exactly one open segment. */
  CHAIN_SHAPE("I1"),
  /** I1: two observed chains cannot be versions of one chain. */
  CHAIN_REWRITTEN("I1"),

  /** I2: an acknowledged entry was missing from a later read. */
  LOST_APPEND("I2"),
  /** I2: the position of an acknowledged entry was given to, or held, another one. */
  OVERWRITTEN_APPEND("I2"),
  /** I2: one entry stands at two positions. */
  DUPLICATE_APPEND("I2"),
  /** I2: an entry was read although its append certainly failed. */
  FAILED_APPEND_READ("I2"),
  /** I2: an entry was read that nobody had appended. */
  NEVER_APPENDED("I2"),

  /** I3: an append that started after another one was acknowledged stands before it. */
  REORDERED_APPEND("I3"),
  /** I3: an append got a position below a tail that was known before it started. */
  APPEND_BELOW_TAIL("I3"),
  /** I3: checkTail is not above an append acknowledged before it started. */
  TAIL_BELOW_APPEND("I3"),
  /** I3: checkTail is below a tail that was known before it started. */
  TAIL_WENT_BACK("I3"),

  /** I4: an append was acknowledged outside the installed range of its segment. */
  APPEND_BEYOND_STOP("I4"),

  /** I5: two readers, or two reads of one, disagree about a position. */
  READERS_DISAGREE("I5"),
  /** I5: nothing was read at a position below the tail where there must be an entry. */
  HOLE("I5"),
  /** I5: a read answered out of order, or outside the range it was asked for. */
  MISREAD("I5");

  private final String invariant;

  LogRule(String invariant) {
    this.invariant = invariant;
  }

  /** Returns {@code I1} to {@code I5}. */
  public String invariant() {
    return invariant;
  }

  /** Returns the name used in {@link Violation#rule()}, such as {@code lost-append}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Violation violation(String message, LogOperation... evidence) {
    return new Violation(
        invariant, label(), message, Arrays.stream(evidence).map(LogOperation::call).toList());
  }
}
