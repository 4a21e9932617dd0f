package dev.rhenea.checker.log;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.log.LogOperation.Append;
import dev.rhenea.checker.log.LogOperation.Chain;
import dev.rhenea.checker.log.LogOperation.Read;
import dev.rhenea.checker.log.LogOperation.Tail;
import dev.rhenea.checker.log.LogOperation.Trim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The calls of a history that say something about a log; each list by rising start.
 *
 * @param operations all of them, the others are those of one kind
 */
record LogHistory(
    List<LogOperation> operations,
    List<Append> appends,
    List<Read> reads,
    List<Tail> tails,
    List<Trim> trims,
    List<Chain> chains) {

  static LogHistory of(History history) {
    LogHistory log =
        new LogHistory(
            new ArrayList<>(history.calls().size()),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    history.calls().forEach(log::add);
    return log;
  }

  private void add(Call call) {
    switch (call.f()) {
      case "append" -> addIf(true, appends, call, c -> LogCalls.append(appends.size(), c));
      case "read" -> addIf(call.isOk(), reads, call, LogCalls::read);
      case "tail" -> addIf(call.isOk(), tails, call, LogCalls::tail);
      case "trim" -> addIf(!call.isFailed(), trims, call, LogCalls::trim);
      case "chain" -> addIf(call.isOk(), chains, call, LogCalls::chain);
      default ->
          throw new IllegalHistoryException(
              call.start(),
              "a log knows append, read, tail, trim and chain, but not '" + call.f() + "'");
    }
  }

  private <T extends LogOperation> void addIf(
      boolean wanted, List<T> kind, Call call, Function<Call, T> decode) {
    if (wanted) {
      T operation = decode.apply(call);
      operations.add(operation);
      kind.add(operation);
    }
  }
}
