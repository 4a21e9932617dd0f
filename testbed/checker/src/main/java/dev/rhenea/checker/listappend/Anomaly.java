package dev.rhenea.checker.listappend;

import dev.rhenea.checker.Violation;
import java.util.Arrays;

/**
 * What is wrong with one list, or with one transaction's view of it. The names are those of Adya
 * and of Elle; cycles have theirs from {@link Cycle}.
 */
public enum Anomaly {
  /** A transaction did not see what it had appended itself, or one list in two states. */
  INTERNAL("internal"),
  /** A value was read that nobody had appended. */
  NEVER_APPENDED("never-appended"),
  /** A value was read although the transaction that appended it certainly failed. */
  ABORTED_READ("G1a"),
  /** A list was read between two appends of one transaction. */
  INTERMEDIATE_READ("G1b"),
  /** A transaction that did not fail appended behind a value of one that certainly did. */
  DIRTY_UPDATE("dirty-update"),
  /** One read returned a value twice. */
  DUPLICATE_ELEMENTS("duplicate-elements"),
  /** Two reads, or a read and the order of steps in a transaction, contradict each other. */
  INCOMPATIBLE_ORDER("incompatible-order"),
  /** Two transactions read a list in the same state, and both appended to it. */
  LOST_UPDATE("lost-update");

  private final String label;

  Anomaly(String label) {
    this.label = label;
  }

  /** Returns the name used in {@link Violation#rule()}, such as {@code G1a}. */
  public String label() {
    return label;
  }

  Violation violation(String message, Transaction... evidence) {
    return new Violation(
        "serializable", label, message, Arrays.stream(evidence).map(Transaction::call).toList());
  }
}
