package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.Value;

/**
 * A value of a list, and where it came from.
 *
 * @param place its place among all that {@code by} appends to the list
 */
record Appended(Value value, Transaction by, int place) {

  boolean failed() {
    return by.call().isFailed();
  }
}
