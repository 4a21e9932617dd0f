package dev.rhenea.checker.register;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands the calls of a history, in the shapes listed at {@link RegisterChecker}, and sorts
 * them by register.
 */
final class RegisterCalls {

  private final boolean keyed;
  private final Map<Value, List<Access>> byKey = new LinkedHashMap<>();

  private RegisterCalls(boolean keyed) {
    this.keyed = keyed;
  }

  /**
   * Returns the accesses of each register by rising start: all updates, and the reads that were
   * answered. The key is nil if there is but one register.
   */
  static Map<Value, List<Access>> byKey(History history, boolean keyed) {
    RegisterCalls calls = new RegisterCalls(keyed);
    history.calls().forEach(calls::add);
    return calls.byKey;
  }

  private void add(Call call) {
    switch (call.f()) {
      case "read" -> read(call);
      case "write" -> write(call);
      case "cas" -> swap(call);
      case "multi-get" -> multiGet(call);
      default ->
          throw new IllegalHistoryException(
              call.start(),
              "a register knows read, write, cas and multi-get, but not '" + call.f() + "'");
    }
  }

  private void read(Call call) {
    Keyed asked = keyed(call.invocation());
    Operation completion = answer(call);
    if (completion != null) {
      Keyed told = keyed(completion);
      if (!told.key().equals(asked.key())) {
        throw wrongValue(completion, "[" + asked.key() + " value]");
      }
      put(told.key(), new Access.Read(call, told.value()));
    }
  }

  private void write(Call call) {
    Keyed written = keyed(call.invocation());
    put(written.key(), new Access.Write(call, written.value()));
  }

  private void swap(Call call) {
    Keyed change = keyed(call.invocation());
    if (!(change.value() instanceof Value.Seq(var pair)) || pair.size() != 2) {
      throw wrongValue(call.invocation(), keyed ? "[key [old new]]" : "[old new]");
    }
    put(change.key(), new Access.Swap(call, pair.getFirst(), pair.getLast()));
  }

  private void multiGet(Call call) {
    if (!keyed || !(call.argument() instanceof Value.Seq(var keys))) {
      throw wrongValue(call.invocation(), "[key ...], over keyed registers");
    }
    Set<Value> asked = new LinkedHashSet<>(keys);
    if (asked.size() < keys.size()) {
      throw wrongValue(call.invocation(), "[key ...], each key once");
    }
    Operation completion = answer(call);
    if (completion != null) {
      multiGot(call, completion, asked);
    }
  }

  private void multiGot(Call call, Operation completion, Set<Value> asked) {
    String wanted = "[[key value] ...] with the keys " + call.argument();
    if (!(completion.value() instanceof Value.Seq(var entries)) || entries.size() < asked.size()) {
      throw wrongValue(completion, wanted);
    }
    for (Value entry : entries) {
      Keyed told = pair(completion, entry, wanted);
      if (!asked.remove(told.key())) {
        throw wrongValue(completion, wanted);
      }
      put(told.key(), new Access.Read(call, told.value()));
    }
  }

  private static @Nullable Operation answer(Call call) {
    return call.isOk() ? call.completion() : null;
  }

  private record Keyed(Value key, Value value) {}

  private Keyed keyed(Operation operation) {
    return keyed
        ? pair(operation, operation.value(), "[key value]")
        : new Keyed(Value.nil(), operation.value());
  }

  private static Keyed pair(Operation operation, Value value, String wanted) {
    if (value instanceof Value.Seq(var pair) && pair.size() == 2) {
      return new Keyed(pair.getFirst(), pair.getLast());
    }
    throw wrongValue(operation, wanted);
  }

  private void put(Value key, Access access) {
    byKey.computeIfAbsent(key, unseen -> new ArrayList<>()).add(access);
  }
}
