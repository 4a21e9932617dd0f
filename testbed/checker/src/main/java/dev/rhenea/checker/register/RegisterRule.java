package dev.rhenea.checker.register;

import dev.rhenea.checker.Violation;
import java.util.Collection;
import java.util.Locale;

/** The ways in which a register with unique values can fail to be linearizable. */
public enum RegisterRule {
  /** A value was observed that was never written. */
  UNWRITTEN_VALUE,
  /** A value was observed although writing it certainly failed. */
  FAILED_UPDATE_SEEN,
  /** Two compare-and-set operations replaced the same value. */
  REPLACED_TWICE,
  /** Compare-and-set operations replaced each other's values in a circle that nothing began. */
  SWAP_LOOP,
  /** A value was seen before the operation that wrote it, or after the one that replaced it. */
  OUT_OF_TURN,
  /** A value was there both before and after another one. */
  VALUE_CAME_BACK;

  /** Returns the name used in {@link Violation#rule()}, such as {@code value-came-back}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Violation violation(String message, Collection<? extends Access> evidence) {
    return new Violation(
        "linearizable", label(), message, evidence.stream().map(Access::call).toList());
  }
}
