package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A transaction judged against a state, which it does not change: {@code changes} are what has to
 * be written for {@code result} to be true.
 */
record Evaluation(Result result, SequencedMap<String, Optional<Row>> changes) {
  private static final SequencedMap<String, Optional<Row>> NONE = new LinkedHashMap<>();

  /**
   * Judges {@code transaction} against {@code rows}.
   *
   * @param at its position, or that up to which the rows reflect the log if it only reads
   * @param largestAnswer bytes of values that it may read
   */
  static Evaluation of(Transaction transaction, Rows rows, Lsn at, long largestAnswer) {
    List<Guard> guards = transaction.guards();
    for (int i = 0; i < guards.size(); i++) {
      Guard guard = guards.get(i);
      Optional<Row> row = rows.get(guard.key());
      if (!guard.holds(row)) {
        return new Evaluation(new Result.GuardFailed(at, i, new Found(guard.key(), row)), NONE);
      }
    }
    SequencedMap<String, Optional<Row>> changes = new LinkedHashMap<>();
    List<Found> found = new ArrayList<>();
    long read = 0;
    for (Action action : transaction.actions()) {
      switch (action) {
        case Action.Put(String key, Payload value) ->
            changes.put(key, Optional.of(new Row(value, at)));
        case Action.Delete(String key) -> changes.put(key, Optional.empty());
        case Action.Get(String key) -> {
          Optional<Row> changed = changes.get(key);
          Found one = new Found(key, changed != null ? changed : rows.get(key));
          read += one.size();
          if (read > largestAnswer) {
            return new Evaluation(new Result.AnswerTooLarge(at), NONE);
          }
          found.add(one);
        }
      }
    }
    return new Evaluation(new Result.Applied(at, found), changes);
  }
}
