package dev.rhenea.node.http;

import dev.rhenea.node.table.machine.Action;
import dev.rhenea.node.table.machine.Guard;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.virtuallog.Lsn;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JSON form of a transaction:
 *
 * <pre>
 *   {"if": [{"key": "a", "value": "1"},        it holds that value (or "base64")
 *           {"key": "b", "version": 17},       the entry at that position wrote it, and none since
 *           {"key": "c", "absent": true}],     it is not there
 *    "do": [{"put": "a", "value": "2"},        (or "base64")
 *           {"delete": "b"},
 *           {"get": "c"}]}
 * </pre>
 */
final class TransactionForm {
  /** Guards and actions that a transaction may have. */
  static final int MOST = 256;

  private static final List<String> DOES = List.of("put", "delete", "get");

  private TransactionForm() {}

  static Transaction read(Buffer body) {
    Fields form = Fields.of(body, "if", "do");
    List<Guard> guards =
        form.each("if", "key", "value", "base64", "version", "absent").stream()
            .map(TransactionForm::guard)
            .toList();
    List<Action> actions =
        form.each("do", "put", "delete", "get", "value", "base64").stream()
            .map(TransactionForm::action)
            .toList();
    int size = guards.size() + actions.size();
    if (size == 0 || size > MOST) {
      throw new BadRequest(
          "a transaction has 1 to %d guards and actions, not %d".formatted(MOST, size));
    }
    return new Transaction(guards, actions);
  }

  private static Guard guard(Fields guard) {
    String key = guard.key("key");
    long conditions = Stream.of("value", "base64", "version", "absent").filter(guard::has).count();
    if (conditions != 1) {
      throw guard.wrong(
          "key", "needs one of 'value', 'base64', 'version', 'absent'; has " + conditions);
    }
    if (guard.has("version")) {
      return new Guard.Version(key, new Lsn(guard.position("version")));
    }
    if (guard.has("absent")) {
      guard.onlyTrue("absent");
      return new Guard.Absent(key);
    }
    return new Guard.Value(key, guard.bytes());
  }

  private static Action action(Fields action) {
    List<String> does = DOES.stream().filter(action::has).toList();
    if (does.size() != 1) {
      throw action.wrong("put", "or 'delete' or 'get' is needed, one of them: a key");
    }
    String key = action.key(does.getFirst());
    if (action.has("put")) {
      return new Action.Put(key, action.bytes());
    }
    if (action.has("value") || action.has("base64")) {
      throw action.wrong("value", "goes with 'put' only");
    }
    return action.has("delete") ? new Action.Delete(key) : new Action.Get(key);
  }
}
