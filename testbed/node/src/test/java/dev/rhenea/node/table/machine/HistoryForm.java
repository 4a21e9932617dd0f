package dev.rhenea.node.table.machine;

import dev.rhenea.checker.history.Value;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Transactions as the checker's model of a table knows them. */
final class HistoryForm {
  private HistoryForm() {}

  static Value asked(Transaction transaction) {
    return form(transaction, List.of());
  }

  static Value answered(Transaction transaction, Result.Applied applied) {
    return form(transaction, applied.found());
  }

  private static Value form(Transaction transaction, List<Found> answers) {
    Iterator<Found> found = answers.iterator();
    List<Value> accesses = new ArrayList<>();
    for (Guard guard : transaction.guards()) {
      accesses.add(
          switch (guard) {
            case Guard.Value(String key, Payload value) -> access("guard", key, number(value));
            case Guard.Absent(String key) -> access("guard", key, Value.nil());
            case Guard.Version(String key, Lsn version) ->
                throw new IllegalArgumentException("the model knows no versions: " + key + version);
          });
    }
    for (Action action : transaction.actions()) {
      accesses.add(
          switch (action) {
            case Action.Put(String key, Payload value) -> access("w", key, number(value));
            case Action.Delete(String key) -> access("w", key, Value.nil());
            case Action.Get(String key) ->
                access("r", key, found.hasNext() ? value(found.next().row()) : Value.nil());
          });
    }
    return new Value.Seq(accesses);
  }

  /** What a query found. */
  static Value rows(List<Found> found) {
    return new Value.Seq(
        found.stream().map(one -> Value.seq(Value.of(one.key()), value(one.row()))).toList());
  }

  /** A scanned key, which is the only one in {@code page} or not there. */
  static Value row(String key, Page page) {
    Optional<Row> row = page.rows().stream().findFirst().flatMap(Found::row);
    return Value.seq(Value.of(key), value(row));
  }

  private static Value access(String name, String key, Value value) {
    return Value.seq(new Value.Keyword(name), Value.of(key), value);
  }

  private static Value value(Optional<Row> row) {
    return row.map(found -> number(found.value())).orElse(Value.nil());
  }

  private static Value number(Payload value) {
    return Value.of(Long.parseLong(value.toUtf8()));
  }
}
