package dev.rhenea.checker.table;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Shape;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands the calls on a table, in the shapes listed at {@link TableModel}. */
final class TableCalls {

  private TableCalls() {}

  static Transaction transaction(Call call) {
    return new Transaction(
        switch (call.f()) {
          case "read" -> read(call);
          case "write" -> {
            List<Value> written = Shape.items(call.invocation(), call.argument(), 2, "[key value]");
            yield List.of(new Access.Write(written.getFirst(), written.getLast()));
          }
          case "cas" -> swap(call);
          case "multi-get" -> multiGet(call);
          case "select" -> select(call);
          case "txn" -> accesses(call);
          default ->
              throw new IllegalHistoryException(
                  call.start(),
                  "a table knows read, write, cas, multi-get, select and txn, but not '"
                      + call.f()
                      + "'");
        });
  }

  private static List<Access> read(Call call) {
    Value key = Shape.items(call.invocation(), call.argument(), 2, "[key nil]").getFirst();
    Operation completion = call.completion();
    if (completion == null || !call.isOk()) {
      return List.of(new Access.Look(key));
    }
    List<Value> answer = Shape.items(completion, completion.value(), 2, "[" + key + " value]");
    if (!answer.getFirst().equals(key)) {
      throw wrongValue(completion, "[" + key + " value]");
    }
    return List.of(new Access.Find(key, answer.getLast()));
  }

  private static List<Access> swap(Call call) {
    String wanted = "[key [old new]]";
    List<Value> asked = Shape.items(call.invocation(), call.argument(), 2, wanted);
    List<Value> change = Shape.items(call.invocation(), asked.getLast(), 2, wanted);
    return List.of(
        new Access.Find(asked.getFirst(), change.getFirst()),
        new Access.Write(asked.getFirst(), change.getLast()));
  }

  private static List<Access> multiGet(Call call) {
    List<Value> keys = Shape.items(call.invocation(), call.argument(), "[key ...]");
    Operation completion = call.completion();
    if (completion == null || !call.isOk()) {
      return keys.stream().<Access>map(Access.Look::new).toList();
    }
    String wanted = "[[key value] ...] with the keys " + call.argument();
    List<Access> found = new ArrayList<>();
    for (Value entry : Shape.items(completion, completion.value(), wanted)) {
      List<Value> answer = Shape.items(completion, entry, 2, wanted);
      found.add(new Access.Find(answer.getFirst(), answer.getLast()));
    }
    if (found.size() != keys.size()
        || !found.stream().map(Access::key).toList().containsAll(keys)) {
      throw wrongValue(completion, wanted);
    }
    return found;
  }

  /** What was not answered must not have been there to answer. */
  private static List<Access> select(Call call) {
    String asked = "[[key ...] from to]";
    List<Value> argument = Shape.items(call.invocation(), call.argument(), 3, asked);
    List<Value> keys = Shape.items(call.invocation(), argument.getFirst(), asked);
    Operation completion = call.completion();
    if (completion == null || !call.isOk()) {
      return keys.stream().<Access>map(Access.Look::new).toList();
    }
    if (!(argument.get(1) instanceof Value.Int(long from))
        || !(argument.get(2) instanceof Value.Int(long to))) {
      throw wrongValue(call.invocation(), asked);
    }
    String wanted = "[[key value] ...], some of the keys of " + call.argument();
    Map<Value, Value> found = new LinkedHashMap<>();
    for (Value entry : Shape.items(completion, completion.value(), wanted)) {
      List<Value> answer = Shape.items(completion, entry, 2, wanted);
      if (found.put(answer.getFirst(), answer.getLast()) != null
          || !keys.contains(answer.getFirst())
          || new Access.Miss(answer.getFirst(), from, to).allows(answer.getLast())) {
        throw wrongValue(completion, wanted);
      }
    }
    return keys.stream()
        .<Access>map(key ->
            found.containsKey(key)
                ? new Access.Find(key, found.get(key))
                : new Access.Miss(key, from, to))
        .toList();
  }

  /** Reads are taken from the answer, everything else from the question. */
  private static List<Access> accesses(Call call) {
    List<Value> asked = Shape.items(call.invocation(), call.argument(), "[[name key value] ...]");
    Operation completion = call.isOk() ? call.completion() : null;
    List<Value> told = asked;
    if (completion != null) {
      told = Shape.items(completion, completion.value(), "[[name key value] ...]");
      if (told.size() != asked.size()) {
        throw wrongValue(completion, "as long as " + call.argument());
      }
    }
    List<Access> accesses = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      accesses.add(access(call, completion, asked.get(i), told.get(i)));
    }
    return accesses;
  }

  private static Access access(Call call, @Nullable Operation completion, Value ask, Value tell) {
    List<Value> asked = Shape.items(call.invocation(), ask, 3, "[[name key value] ...]");
    Value key = asked.get(1);
    Value value = asked.get(2);
    return switch (Shape.name(asked.get(0))) {
      case "w" -> new Access.Write(key, value);
      case "append" -> new Access.Append(key, value);
      case "guard" -> new Access.Find(key, value);
      case "r" -> {
        if (completion == null) {
          yield new Access.Look(key);
        }
        List<Value> answer = Shape.items(completion, tell, 3, "[[name key value] ...]");
        if (!Shape.name(answer.get(0)).equals("r") || !answer.get(1).equals(key)) {
          throw wrongValue(completion, "answers to " + call.argument());
        }
        yield new Access.Find(key, answer.get(2));
      }
      default ->
          throw wrongValue(call.invocation(), "[[name key value] ...], named r, w, append, guard");
    };
  }
}
