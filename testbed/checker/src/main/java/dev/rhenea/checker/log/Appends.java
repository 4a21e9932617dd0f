package dev.rhenea.checker.log;

import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogOperation.Append;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The append of each value. A value may be tried again after it failed, since nothing happened. */
final class Appends {

  private final Map<Value, Append> byValue = new HashMap<>();
  private @Nullable String ambiguity;

  private Appends() {}

  static Appends of(LogHistory log) {
    Appends appends = new Appends();
    log.appends().forEach(appends::add);
    return appends;
  }

  private void add(Append append) {
    Append before = byValue.putIfAbsent(append.value(), append);
    if (before == null || append.call().isFailed()) {
      return;
    }
    if (before.call().isFailed()) {
      byValue.put(append.value(), append);
    } else if (ambiguity == null) {
      ambiguity =
          "operations %d and %d append the same value %s: which of the two is read, nobody can tell"
              .formatted(before.start(), append.start(), append.value());
    }
  }

  /** Returns the append of {@code value}: one that did not fail if there is one. */
  @Nullable Append of(Value value) {
    return byValue.get(value);
  }

  /** Returns why the history cannot be judged, if values are not unique. */
  Optional<String> ambiguity() {
    return Optional.ofNullable(ambiguity);
  }
}
