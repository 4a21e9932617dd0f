package dev.rhenea.checker.table;

import static java.util.stream.Collectors.joining;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.linear.Model;
import dev.rhenea.checker.linear.Part;
import dev.rhenea.checker.linear.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table whose keys all hold nil at first, and calls that read, guard and write several of them at
 * one moment: what RegisterChecker, which looks at one key at a time, cannot see.
 *
 * <table>
 *   <caption>The operations it understands</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>read</td><td>[key nil]</td><td>[key v]</td></tr>
 *   <tr><td>write</td><td>[key v]</td><td>anything</td></tr>
 *   <tr><td>cas</td><td>[key [old new]]</td><td>anything; it is {@code fail} if the guard did not
 *       hold</td></tr>
 *   <tr><td>multi-get</td><td>[key ...]</td><td>[[key v] ...]</td></tr>
 *   <tr><td>select</td><td>[[key ...] from to]</td><td>[[key v] ...] for those of the keys that
 *       hold an integer from {@code from} (inclusive) to {@code to} (exclusive), in any
 *       order</td></tr>
 *   <tr><td>txn</td><td>[[name key v] ...]</td><td>the same with what was read</td></tr>
 * </table>
 *
 * The names in a transaction: {@code r} reads, and is invoked with nil; {@code w} writes; {@code
 * append} adds to the end of a list; {@code guard} demands v, or else the whole transaction is
 * {@code fail}. Keys that no call touches together are judged apart.
 */
public final class TableModel implements Model<Map<Value, Value>> {

  @Override
  public List<Part<Map<Value, Value>>> parts(History history) {
    List<Step<Map<Value, Value>>> steps = new ArrayList<>();
    List<List<Value>> keysOf = new ArrayList<>();
    Components components = new Components();
    for (Call call : history.calls()) {
      Transaction transaction = TableCalls.transaction(call);
      List<Value> keys = transaction.accesses().stream().map(Access::key).distinct().toList();
      if (!call.isFailed() && !keys.isEmpty()) {
        components.join(keys);
        keysOf.add(keys);
        steps.add(Step.of(call, transaction));
      }
    }
    Map<Value, List<Step<Map<Value, Value>>>> byComponent = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Value representative = components.representative(keysOf.get(i).getFirst());
      byComponent.computeIfAbsent(representative, unseen -> new ArrayList<>()).add(steps.get(i));
    }
    return byComponent.entrySet().stream()
        .map(part ->
            new Part<>("keys like " + part.getKey(), Map.<Value, Value>of(), part.getValue()))
        .toList();
  }

  @Override
  public String show(Map<Value, Value> state) {
    Map<String, Value> sorted = new TreeMap<>();
    state.forEach((key, value) -> sorted.put(key.toString(), value));
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(joining(", ", "{", "}"));
  }
}
