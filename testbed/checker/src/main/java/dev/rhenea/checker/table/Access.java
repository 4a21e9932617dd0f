package dev.rhenea.checker.table;

import dev.rhenea.checker.history.Value;

/** One thing that a transaction does to one key. */
sealed interface Access {

  Value key();

  /** Must find {@code observed}: what a read was answered, or a guard demands. */
  record Find(Value key, Value observed) implements Access {}

  /** Must find no integer from {@code from} (inclusive) to {@code to} (exclusive). */
  record Miss(Value key, long from, long to) implements Access {
    boolean allows(Value found) {
      return !(found instanceof Value.Int(long value)) || value < from || value >= to;
    }
  }

  /** Reads, but nobody knows what. */
  record Look(Value key) implements Access {}

  /** Puts {@code written} there; nil takes away. */
  record Write(Value key, Value written) implements Access {}

  /** Puts {@code added} at the end of a list; nil is the empty one. */
  record Append(Value key, Value added) implements Access {}
}
