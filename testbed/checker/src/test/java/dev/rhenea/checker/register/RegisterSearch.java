package dev.rhenea.checker.register;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Is there a linearization of one register? Tries them all (Wing and Gong 1993), remembering which
 * sets of calls with which value led nowhere. The definition itself, for small histories.
 */
final class RegisterSearch {

  private record State(long done, Value value) {}

  private final List<Call> calls;
  private final Set<State> seen = new HashSet<>();

  private RegisterSearch(List<Call> calls) {
    this.calls = calls.stream().filter(call -> !call.isFailed()).toList();
    if (this.calls.size() > 60) {
      throw new IllegalArgumentException("too many calls to search: " + this.calls.size());
    }
  }

  static boolean isLinearizable(List<Call> calls, Value initial) {
    return new RegisterSearch(calls).canFinish(0, initial);
  }

  private boolean canFinish(long done, Value value) {
    if (!seen.add(new State(done, value))) {
      return false;
    }
    long deadline = Long.MAX_VALUE;
    for (int i = 0; i < calls.size(); i++) {
      if (!contains(done, i) && calls.get(i).isOk()) {
        deadline = Math.min(deadline, calls.get(i).end());
      }
    }
    if (deadline == Long.MAX_VALUE) {
      return true;
    }
    for (int i = 0; i < calls.size(); i++) {
      if (!contains(done, i)
          && calls.get(i).start() <= deadline
          && next(done | 1L << i, i, value)) {
        return true;
      }
    }
    return false;
  }

  private boolean next(long done, int i, Value value) {
    Call call = calls.get(i);
    return switch (call.f()) {
      case "read" -> (!call.isOk() || call.result().equals(value)) && canFinish(done, value);
      case "write" -> canFinish(done, call.argument());
      case "cas" -> {
        List<Value> change = ((Value.Seq) call.argument()).items();
        yield change.getFirst().equals(value) && canFinish(done, change.getLast());
      }
      default -> throw new IllegalArgumentException(call.toString());
    };
  }

  private static boolean contains(long set, int i) {
    return (set >>> i & 1) == 1;
  }
}
