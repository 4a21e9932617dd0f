package dev.rhenea.node.table.machine;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.List;
import java.util.Optional;

/** A change of the table's state, as it stands in the log. */
public sealed interface Command {
  /** Keys are at most this long, in bytes of UTF-8. */
  int LONGEST_KEY = 1024;

  /** The keys it names. */
  List<String> keys();

  /** The command in an entry of a table's log; empty if the entry is something else. */
  static Optional<Command> decode(Payload entry) {
    return Envelope.decode(entry).map(Envelope::command);
  }

  /** Sets a key. */
  record Put(String key, Payload value) implements Command {
    @Override
    public List<String> keys() {
      return List.of(key);
    }
  }

  /** Removes a key; not an error if it is not there. */
  record Delete(String key) implements Command {
    @Override
    public List<String> keys() {
      return List.of(key);
    }
  }

  /** Sets a key if it holds {@code expected}; empty stands for "not there". */
  record CompareAndSet(String key, Optional<Payload> expected, Payload value) implements Command {
    @Override
    public List<String> keys() {
      return List.of(key);
    }
  }

  /** Several keys at once. */
  record Transact(Transaction transaction) implements Command {
    @Override
    public List<String> keys() {
      return transaction.keys();
    }
  }

  /** Begins a session, whose name is the position of this command. */
  record OpenSession() implements Command {
    @Override
    public List<String> keys() {
      return List.of();
    }
  }

  /** Makes an index; the same again changes nothing. */
  record CreateIndex(String name, IndexDefinition definition) implements Command {
    @Override
    public List<String> keys() {
      return List.of();
    }
  }

  /** Takes an index away. */
  record DropIndex(String name) implements Command {
    @Override
    public List<String> keys() {
      return List.of();
    }
  }

  /** Goes on with the work on indexes, if there is any: a bounded piece of it. */
  record IndexStep() implements Command {
    @Override
    public List<String> keys() {
      return List.of();
    }
  }

  /** The replica on {@code node} has every command below {@code durable} on its disk. */
  record Announce(NodeId node, Lsn durable) implements Command {
    @Override
    public List<String> keys() {
      return List.of();
    }
  }
}
