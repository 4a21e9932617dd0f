package dev.rhenea.checker.listappend;

import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that was asked of one list, and answered. */
final class KeyHistory {

  private final Value key;
  private final Map<Value, Appended> byValue = new LinkedHashMap<>();

  /** What each transaction that did not fail appends, by its number. */
  private final Map<Integer, List<Appended>> byTransaction = new LinkedHashMap<>();

  private final List<Reading> readings = new ArrayList<>();
  private @Nullable String ambiguity;

  KeyHistory(Value key) {
    this.key = key;
  }

  Value key() {
    return key;
  }

  /** A value may be tried again after it failed, since nothing happened. */
  void append(Transaction by, Value value) {
    boolean failed = by.call().isFailed();
    List<Appended> others =
        failed
            ? List.of()
            : byTransaction.computeIfAbsent(by.number(), unseen -> new ArrayList<>());
    Appended appended = new Appended(value, by, others.size());
    if (!failed) {
      others.add(appended);
    }
    Appended before = byValue.putIfAbsent(value, appended);
    if (before == null || failed) {
      return;
    }
    if (before.failed()) {
      byValue.put(value, appended);
    } else if (ambiguity == null) {
      ambiguity =
          "%s is appended to %s by operation %d and by operation %d: values must be unique in a list"
              .formatted(value, key, before.by().call().start(), by.call().start());
    }
  }

  void read(Reading reading) {
    readings.add(reading);
  }

  /** Returns why the list cannot be judged, if its values are not unique. */
  Optional<String> ambiguity() {
    return Optional.ofNullable(ambiguity);
  }

  List<Reading> readings() {
    return readings;
  }

  /** Returns where {@code value} came from: an append that did not fail if there is one. */
  @Nullable Appended origin(Value value) {
    return byValue.get(value);
  }

  /** Returns what {@code transaction} appends, in its order; nothing if it failed. */
  List<Appended> by(Transaction transaction) {
    return byTransaction.getOrDefault(transaction.number(), List.of());
  }

  /** Returns the same for each transaction that did not fail. */
  Collection<List<Appended>> byTransaction() {
    return byTransaction.values();
  }
}
