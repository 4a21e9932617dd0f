package dev.rhenea.node.table;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/** A change of the table, as it stands in the log. */
public sealed interface Command {
  /** Keys are at most this long, in bytes of UTF-8. */
  int LONGEST_KEY = 1024;

  String key();

  /** The command in an entry of a table's log; empty if the entry is something else. */
  static Optional<Command> decode(Payload entry) {
    return Envelope.decode(entry).map(Envelope::command);
  }

  /** Sets a key. */
  record Put(String key, Payload value) implements Command {}

  /** Removes a key; not an error if it is not there. */
  record Delete(String key) implements Command {}

  /** Sets a key if it holds {@code expected}; empty stands for "not there". */
  record CompareAndSet(String key, Optional<Payload> expected, Payload value) implements Command {}
}
