package dev.rhenea.checker.register;

import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.register.Access.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The update of each value of one register. A value may be tried again after it failed, since
 * nothing happened.
 */
final class Updates {

  private final Value initial;
  private final Map<Value, Update> byValue = new LinkedHashMap<>();
  private @Nullable String ambiguity;

  private Updates(Value initial) {
    this.initial = initial;
  }

  static Updates of(List<Access> accesses, Value initial) {
    Updates updates = new Updates(initial);
    for (Access access : accesses) {
      if (access instanceof Update update) {
        updates.add(update);
      }
    }
    return updates;
  }

  private void add(Update update) {
    Update before = byValue.putIfAbsent(update.written(), update);
    if (update.call().isFailed()) {
      return;
    }
    if (before != null && before.call().isFailed()) {
      byValue.put(update.written(), update);
    } else if (before != null) {
      ambiguous(
          "operations %d and %d both write %s"
              .formatted(before.start(), update.start(), update.written()));
    }
    if (update.written().equals(initial)) {
      ambiguous("operation %d writes the initial value %s".formatted(update.start(), initial));
    }
  }

  private void ambiguous(String what) {
    if (ambiguity == null) {
      ambiguity = what + ": this checker needs values that are written once";
    }
  }

  /** Returns the update that wrote {@code value}: one that did not fail if there is one. */
  @Nullable Update of(Value value) {
    return byValue.get(value);
  }

  /** Returns why the history cannot be judged, if values are not unique. */
  Optional<String> ambiguity() {
    return Optional.ofNullable(ambiguity);
  }
}
