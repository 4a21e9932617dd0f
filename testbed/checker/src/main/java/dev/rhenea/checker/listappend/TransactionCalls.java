package dev.rhenea.checker.listappend;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Shape;
import dev.rhenea.checker.history.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands arguments and results, in the shapes listed at {@link ListAppendChecker}. */
final class TransactionCalls {

  private static final String SHAPE = "[[r key nil], [append key value], ...]";

  private TransactionCalls() {}

  static List<Transaction> of(History history) {
    List<Transaction> transactions = new ArrayList<>();
    for (Call call : history.calls()) {
      if (!call.f().equals("txn")) {
        throw new IllegalHistoryException(
            call.start(), "list-append knows txn, but not '" + call.f() + "'");
      }
      transactions.add(new Transaction(transactions.size(), call, steps(call)));
    }
    return transactions;
  }

  private static List<Step> steps(Call call) {
    List<Value> asked = Shape.items(call.invocation(), call.argument(), SHAPE);
    Operation completion = call.isOk() ? call.completion() : null;
    List<Value> told = asked;
    if (completion != null) {
      told = Shape.items(completion, completion.value(), answerTo(call));
      if (told.size() != asked.size()) {
        throw wrongValue(completion, answerTo(call));
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Step step = step(call, completion, asked.get(i), told.get(i));
      if (step != null) {
        steps.add(step);
      }
    }
    return steps;
  }

  /** Returns null for a read that was not answered. */
  private static @Nullable Step step(
      Call call, @Nullable Operation completion, Value ask, Value tell) {
    List<Value> asked = Shape.items(call.invocation(), ask, 3, SHAPE);
    String name = Shape.name(asked.getFirst());
    Value key = asked.get(1);
    if (!name.equals("append") && !name.equals("r")) {
      throw wrongValue(call.invocation(), SHAPE);
    }
    if (completion == null) {
      return name.equals("append") ? new Step.Append(key, asked.get(2)) : null;
    }
    List<Value> told = Shape.items(completion, tell, 3, answerTo(call));
    if (!Shape.name(told.getFirst()).equals(name) || !told.get(1).equals(key)) {
      throw wrongValue(completion, answerTo(call));
    }
    if (name.equals("append")) {
      if (!told.get(2).equals(asked.get(2))) {
        throw wrongValue(completion, answerTo(call));
      }
      return new Step.Append(key, asked.get(2));
    }
    return new Step.Read(
        key,
        told.get(2).isNil()
            ? List.of()
            : Shape.items(completion, told.get(2), "lists where it reads"));
  }

  private static String answerTo(Call call) {
    return "the answer to " + call.argument();
  }
}
