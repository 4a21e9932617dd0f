package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.Value;
import java.util.List;

/**
 * What one transaction saw of one list.
 *
 * @param before the list as others had left it
 * @param found the answer to its last read, which may end with values of its own
 */
record Reading(Transaction by, List<Value> before, List<Value> found) {

  /** Returns the end of what was there, for people. */
  String text(Value key) {
    return before.isEmpty()
        ? "%s read %s as empty".formatted(by, key)
        : "%s read %s up to %s".formatted(by, key, before.getLast());
  }
}
