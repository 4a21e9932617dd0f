package dev.rhenea.environment;

/**
 * A named step of a protocol: what metrics count, charts draw, invariants observe and fault
 * injectors wait for. Protocols declare theirs as records; equal steps have equal texts, so that a
 * run's trace can be compared. A step carries no entry's bytes.
 */
public interface Trace {
  /** The step's name, e.g. {@code Seal.Majority}: the record's name within its outer type. */
  default String step() {
    Class<?> outer = getClass().getEnclosingClass();
    String name = getClass().getSimpleName();
    return outer == null ? name : outer.getSimpleName() + "." + name;
  }
}
