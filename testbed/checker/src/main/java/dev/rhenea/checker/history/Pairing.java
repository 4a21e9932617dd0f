package dev.rhenea.checker.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns operations, one after the other, into calls, and refuses what is not a history:
 *
 * <pre>
 *   process     invoke          ok, fail      info
 *   idle        -> busy         refused       refused
 *   busy        refused         -> idle       -> gone
 *   gone        refused         refused       refused
 * </pre>
 */
final class Pairing {

  private final List<Operation> operations = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  /** The open call, as a position in {@code calls}, of each busy process. */
  private final Map<ProcessId, Integer> busy = new LinkedHashMap<>();

  private final Set<ProcessId> gone = new LinkedHashSet<>();

  void add(Operation operation) {
    if (!operations.isEmpty() && operation.index() <= operations.getLast().index()) {
      throw new IllegalHistoryException(
          operation.index(),
          "indices must rise, but the one before is " + operations.getLast().index());
    }
    if (operation.process() instanceof ProcessId.Client client) {
      if (operation.type() == Operation.Type.INVOKE) {
        invoke(client, operation);
      } else {
        complete(client, operation);
      }
    }
    operations.add(operation);
  }

  private void invoke(ProcessId.Client client, Operation operation) {
    if (gone.contains(client)) {
      throw new IllegalHistoryException(
          operation.index(), "process " + client + " got info before: it may not be used again");
    }
    Integer open = busy.put(client, calls.size());
    if (open != null) {
      throw new IllegalHistoryException(
          operation.index(),
          "process " + client + " has not completed operation " + calls.get(open).start());
    }
    calls.add(new Call(operation, null));
  }

  private void complete(ProcessId.Client client, Operation operation) {
    Integer open = busy.remove(client);
    if (open == null) {
      throw new IllegalHistoryException(
          operation.index(), "process " + client + " completes what it did not invoke");
    }
    Operation invocation = calls.get(open).invocation();
    if (!invocation.f().equals(operation.f())) {
      throw new IllegalHistoryException(
          operation.index(),
          "process " + client + " invoked " + invocation.f() + " but completes " + operation.f());
    }
    calls.set(open, new Call(invocation, operation));
    if (operation.type() == Operation.Type.INFO) {
      gone.add(client);
    }
  }

  History history() {
    return new History(operations, calls);
  }
}
