package dev.rhenea.cli.verify.workload;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several keys of the table as of one position. A transaction that must find them as they were
 * guards each by its version: then reading first and writing later are one step.
 */
record Cells(Map<String, Cell> found) {

  /** A value, and the position that wrote it. */
  record Cell(String value, long version) {}

  /** The answer to a request for them, read by {@link #of}. */
  static Answer ask(NodeClient node, Collection<String> keys) {
    return node.multiGet(List.copyOf(keys)).await();
  }

  /** The cells of an answer to {@link #ask}; a key that is not there is missing. */
  static Cells of(JsonObject body) {
    Map<String, Cell> found = new LinkedHashMap<>();
    JsonArray values = body.getJsonArray("values");
    for (int i = 0; i < values.size(); i++) {
      JsonObject row = values.getJsonObject(i);
      if (row.getBoolean("found")) {
        found.put(row.getString("key"), new Cell(row.getString("value"), row.getLong("version")));
      }
    }
    return new Cells(found);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(found.get(key)).map(Cell::value);
  }

  /** Holds as long as nobody has written {@code key} since. */
  JsonObject guard(String key) {
    JsonObject guard = new JsonObject().put("key", key);
    Cell cell = found.get(key);
    return cell == null ? guard.put("absent", true) : guard.put("version", cell.version);
  }

  /** The request to put {@code values} if all of {@code guarded} are still as they were. */
  JsonObject put(Collection<String> guarded, Map<String, String> values) {
    JsonArray guards = new JsonArray();
    guarded.forEach(key -> guards.add(guard(key)));
    JsonArray actions = new JsonArray();
    values.forEach(
        (key, value) -> actions.add(new JsonObject().put("put", key).put("value", value)));
    return new JsonObject().put("if", guards).put("do", actions);
  }
}
