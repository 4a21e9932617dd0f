package dev.rhenea.node.http;

import dev.rhenea.node.table.WriteOutcome;
import dev.rhenea.node.table.machine.Found;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.Row;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the table answers, as JSON. */
final class TableJson {
  private TableJson() {}

  /** The answer to a write; {@code applied} says what there is to say if it took effect. */
  static Reply written(WriteOutcome outcome, Function<Result.Applied, JsonObject> applied) {
    return switch (outcome) {
      case WriteOutcome.Decided(Result result) -> decided(result, "lsn", applied);
      case WriteOutcome.Rejected(var why) -> Reply.rejected(why);
      case WriteOutcome.Unready(var why) -> Reply.unanswered(why);
      case WriteOutcome.Indeterminate(var cause) -> Reply.info(cause);
    };
  }

  /** The answer to a read. */
  static Reply read(Result result, Function<Result.Applied, JsonObject> applied) {
    return decided(result, "asOf", applied);
  }

  private static Reply decided(
      Result result, String position, Function<Result.Applied, JsonObject> applied) {
    return switch (result) {
      case Result.Applied done -> Reply.ok(applied.apply(done).put(position, done.lsn().value()));
      case Result.GuardFailed(var lsn, int guard, Found actual) -> {
        JsonObject body =
            new JsonObject()
                .put("reason", "guard %d: the key holds something else".formatted(guard))
                .put("guard", guard)
                .put("key", actual.key());
        yield Reply.fail(409, row(body, actual.row()).put(position, lsn.value()));
      }
      case Result.AnswerTooLarge _ ->
          Reply.fail(
              413,
              "a transaction that writes reads at most %d bytes; read less in one"
                  .formatted(Machine.LARGEST_ANSWER));
      case Result.IndexRefused refused -> IndexJson.refused(refused, position);
      case Result.NoSession(var lsn, var session) ->
          Reply.fail(
              410,
              "no session %s, or no more: this did nothing, but what earlier tries of it did is not known any more"
                  .formatted(session));
      case Result.NumberPassed(var lsn, long latest) ->
          Reply.fail(409, "the session has gone on to call %d; this did nothing".formatted(latest));
    };
  }

  static JsonArray values(List<Found> found) {
    JsonArray values = new JsonArray();
    found.forEach(one -> values.add(row(new JsonObject().put("key", one.key()), one.row())));
    return values;
  }

  static JsonObject row(JsonObject body, Optional<Row> row) {
    body.put("found", row.isPresent());
    return row.map(some -> Bytes.put(body.put("version", some.version().value()), some.value()))
        .orElse(body);
  }
}
