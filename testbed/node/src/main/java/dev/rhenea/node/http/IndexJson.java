package dev.rhenea.node.http;

import dev.rhenea.node.table.machine.Index;
import dev.rhenea.node.table.machine.IndexDefinition;
import dev.rhenea.node.table.machine.IndexState;
import dev.rhenea.node.table.machine.Indexes;
import dev.rhenea.node.table.machine.JsonPointer;
import dev.rhenea.node.table.machine.Lookup;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.Term;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Indexes as JSON, and what is refused because of them in words. */
final class IndexJson {
  private IndexJson() {}

  static JsonObject list(List<Index> indexes) {
    JsonArray all = new JsonArray();
    indexes.forEach(index -> all.add(index(index)));
    return new JsonObject().put("indexes", all);
  }

  private static JsonObject index(Index index) {
    IndexDefinition definition = index.definition();
    JsonObject body =
        new JsonObject()
            .put("index", index.name())
            .put("prefix", definition.prefix())
            .put("field", definition.field().map(JsonPointer::toString).orElse(null));
    return switch (index.state()) {
      case IndexState.Building(String _, long rows) ->
          body.put("state", "building").put("rows", rows);
      case IndexState.Ready() -> body.put("state", "ready");
      case IndexState.Failed(String key) -> body.put("state", "failed").put("key", key);
      case IndexState.Dropping() -> body.put("state", "dropping");
    };
  }

  /** A query that an index did not answer. */
  static Reply refused(String name, Lookup why) {
    return switch (why) {
      case Lookup.Unknown(List<String> names) -> unknown(name, names);
      case Lookup.Unready(Index index) -> unready(index);
      case Lookup range -> throw new IllegalArgumentException("no refusal: " + range);
    };
  }

  private static Reply unknown(String name, List<String> names) {
    return Reply.fail(
        404,
        "no index '%s' here; there %s"
            .formatted(name, names.isEmpty() ? "is none" : "is: " + String.join(", ", names)));
  }

  private static Reply unready(Index index) {
    return switch (index.state()) {
      case IndexState.Failed(String key) ->
          Reply.fail(
              409,
              "index '%s' was given up: what the key '%s' holds has a term of more than %d bytes; drop the index, or change that and make it anew"
                  .formatted(index.name(), key, Term.LONGEST));
      case IndexState.Building(String _, long rows) ->
          Reply.fail(
              503,
              "index '%s' is being built, %d rows so far; ask again".formatted(index.name(), rows));
      case IndexState.Ready _, IndexState.Dropping _ ->
          throw new IllegalArgumentException("no refusal: " + index);
    };
  }

  /** A command that did nothing because of an index. */
  static Reply refused(Result.IndexRefused refused, String position) {
    String index = refused.index();
    JsonObject body = new JsonObject().put(position, refused.lsn().value());
    return switch (refused.why()) {
      case EXISTS ->
          Reply.fail(
              409,
              body.put(
                  "reason",
                  "there is an index '%s' already, which has another prefix or field"
                      .formatted(index)));
      case UNKNOWN -> Reply.fail(404, body.put("reason", "no index '%s' here".formatted(index)));
      case TOO_MANY ->
          Reply.fail(
              409,
              body.put(
                  "reason", "there are %d indexes, as many as can be".formatted(Indexes.MOST)));
      case TERM_TOO_LONG ->
          Reply.fail(
              413,
              body.put(
                  "reason",
                  "the value for '%s' has a term of more than %d bytes for the index '%s'"
                      .formatted(refused.key().orElse(""), Term.LONGEST, index)));
    };
  }
}
