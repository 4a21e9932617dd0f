package dev.rhenea.checker.linear;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A call that did not fail, without the key of the object that it is about. With keys, each value v
 * is {@code [key v]}.
 *
 * @param argument what was asked
 * @param result what was answered; nil if the outcome is unknown
 */
public record Request(Call call, Value argument, Value result) {

  /**
   * Makes a part of each key, or one of all if there are none.
   *
   * @param understand what a request did; it may refuse one with an {@code IllegalHistoryException}
   */
  public static <S> List<Part<S>> parts(
      History history, boolean keyed, S initial, Function<Request, Action<S>> understand) {
    Map<Value, List<Step<S>>> byKey = new LinkedHashMap<>();
    for (Call call : history.calls()) {
      Value key = keyed ? pair(call.invocation()).getFirst() : Value.nil();
      Action<S> action = understand.apply(of(call, keyed, key));
      if (!call.isFailed()) {
        byKey.computeIfAbsent(key, unseen -> new ArrayList<>()).add(Step.of(call, action));
      }
    }
    return byKey.entrySet().stream()
        .map(
            object -> new Part<>(keyed ? "key " + object.getKey() : "", initial, object.getValue()))
        .toList();
  }

  private static Request of(Call call, boolean keyed, Value key) {
    Operation completion = call.isOk() ? call.completion() : null;
    if (!keyed) {
      return new Request(
          call, call.argument(), completion == null ? Value.nil() : completion.value());
    }
    Value argument = pair(call.invocation()).getLast();
    if (completion == null) {
      return new Request(call, argument, Value.nil());
    }
    List<Value> answer = pair(completion);
    if (!answer.getFirst().equals(key)) {
      throw wrongValue(completion, "[" + key + " value]");
    }
    return new Request(call, argument, answer.getLast());
  }

  private static List<Value> pair(Operation operation) {
    if (operation.value() instanceof Value.Seq(List<Value> pair) && pair.size() == 2) {
      return pair;
    }
    throw wrongValue(operation, "[key value]");
  }

  /** Returns the operation that carries the result, or the invocation if there is none. */
  public Operation answered() {
    Operation completion = call.completion();
    return completion == null ? call.invocation() : completion;
  }
}
