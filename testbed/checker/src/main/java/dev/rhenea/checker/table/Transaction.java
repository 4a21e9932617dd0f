package dev.rhenea.checker.table;

import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Action;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one call did, all of it at one moment; later accesses see what earlier ones wrote. The state
 * holds the keys that are not nil.
 */
record Transaction(List<Access> accesses) implements Action<Map<Value, Value>> {

  Transaction {
    accesses = List.copyOf(accesses);
  }

  @Override
  public Optional<Map<Value, Value>> step(Map<Value, Value> table) {
    Map<Value, Value> changed = observes() ? table : new HashMap<>(table);
    for (Access access : accesses) {
      Value found = changed.getOrDefault(access.key(), Value.nil());
      switch (access) {
        case Access.Look look -> {}
        case Access.Find find -> {
          if (!find.observed().equals(found)) {
            return Optional.empty();
          }
        }
        case Access.Miss miss -> {
          if (!miss.allows(found)) {
            return Optional.empty();
          }
        }
        case Access.Write(Value key, Value written) -> put(changed, key, written);
        case Access.Append(Value key, Value added) -> {
          if (!found.isNil() && !(found instanceof Value.Seq)) {
            return Optional.empty();
          }
          put(changed, key, new Value.Seq(Stream.concat(items(found), Stream.of(added)).toList()));
        }
      }
    }
    return Optional.of(changed);
  }

  private static void put(Map<Value, Value> table, Value key, Value value) {
    if (value.isNil()) {
      table.remove(key);
    } else {
      table.put(key, value);
    }
  }

  private static Stream<Value> items(Value list) {
    return list instanceof Value.Seq(List<Value> items) ? items.stream() : Stream.empty();
  }

  @Override
  public boolean observes() {
    return accesses.stream()
        .noneMatch(access -> access instanceof Access.Write || access instanceof Access.Append);
  }

  @Override
  public boolean tells() {
    return accesses.stream()
        .anyMatch(access -> access instanceof Access.Find || access instanceof Access.Miss);
  }

  @Override
  public Set<Value> brings() {
    Set<Value> brings = new HashSet<>();
    for (Access access : accesses) {
      switch (access) {
        case Access.Write(Value key, Value written) -> {
          brings.add(Value.seq(key));
          brings.add(Value.seq(key, written));
        }
        case Access.Append(Value key, Value added) -> brings.add(item(key, added));
        case Access.Find find -> {}
        case Access.Miss miss -> {}
        case Access.Look look -> {}
      }
    }
    return brings;
  }

  private static Value item(Value key, Value added) {
    return Value.seq(key, added, Value.nil());
  }

  /**
   * A list is found if something was written, and each of its further items appended. Whoever must
   * not find something may need whatever was written instead.
   */
  @Override
  public Set<Value> needs() {
    Set<Value> needs = new HashSet<>();
    for (Access access : accesses) {
      switch (access) {
        case Access.Find(Value key, Value observed) -> {
          needs.add(observed instanceof Value.Seq ? Value.seq(key) : Value.seq(key, observed));
          items(observed).forEach(item -> needs.add(item(key, item)));
        }
        case Access.Miss miss -> needs.add(Value.seq(miss.key()));
        case Access.Look _, Access.Write _, Access.Append _ -> {}
      }
    }
    return needs;
  }
}
