package dev.rhenea.checker.bank;

import static dev.rhenea.checker.history.IllegalHistoryException.wrongValue;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Shape;
import dev.rhenea.checker.history.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Understands arguments and results, in the shapes listed at {@link BankChecker}. */
final class BankCalls {

  private static final List<String> TRANSFER = List.of("from", "to", "amount");

  private BankCalls() {}

  /** Refuses {@code call} if it is no transfer. */
  static void requireTransfer(Call call) {
    if (!call.f().equals("transfer")) {
      throw new IllegalHistoryException(
          call.start(), "a bank knows read and transfer, but not '" + call.f() + "'");
    }
    Map<String, Value> parts = new LinkedHashMap<>();
    if (call.argument() instanceof Value.Mapping(Map<Value, Value> entries)) {
      entries.forEach((key, value) -> parts.put(Shape.name(key), value));
    }
    boolean amount = parts.get("amount") instanceof Value.Int(long number) && number >= 0;
    if (!amount || !parts.keySet().containsAll(TRANSFER)) {
      throw wrongValue(call.invocation(), "{from account, to account, amount number}");
    }
  }

  /** An account without a balance is none. */
  static Balances balances(Call call, Operation completion) {
    if (!(completion.value() instanceof Value.Mapping(Map<Value, Value> entries))) {
      throw wrongValue(completion, "{account balance, ...}");
    }
    Map<Value, Long> balances = new LinkedHashMap<>();
    entries.forEach((account, balance) -> {
      if (balance instanceof Value.Int(long number)) {
        balances.put(account, number);
      } else if (!balance.isNil()) {
        throw wrongValue(completion, "{account balance, ...} with integers for balances");
      }
    });
    return new Balances(call, balances);
  }
}
