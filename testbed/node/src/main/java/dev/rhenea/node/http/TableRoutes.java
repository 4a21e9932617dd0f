package dev.rhenea.node.http;

import dev.rhenea.node.table.Command;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.Values;
import dev.rhenea.node.table.WriteOutcome;
import dev.rhenea.payload.Payload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table: see the package's list of requests. */
final class TableRoutes {
  private final OnLoop<Table> table;

  TableRoutes(OnLoop<Table> table) {
    this.table = table;
  }

  void mount(Router router) {
    router.put("/v1/table/:key").handler(routing -> put(new Exchange(routing)));
    router.get("/v1/table/:key").handler(routing -> get(new Exchange(routing)));
    router.delete("/v1/table/:key").handler(routing -> delete(new Exchange(routing)));
    router
        .post("/v1/table/:key/compare-and-set")
        .handler(routing -> compareAndSet(new Exchange(routing)));
    router.post("/v1/table").handler(routing -> several(new Exchange(routing)));
  }

  private void put(Exchange exchange) {
    write(
        exchange,
        new Command.Put(exchange.parameter("key"), Payload.wrap(exchange.body().getBytes())));
  }

  private void delete(Exchange exchange) {
    write(exchange, new Command.Delete(exchange.parameter("key")));
  }

  private void compareAndSet(Exchange exchange) {
    Fields fields = Fields.of(exchange.body(), "expected", "value");
    Optional<Payload> expected = fields.optionalText("expected").map(Payload::utf8);
    Payload value = Payload.utf8(fields.text("value"));
    write(exchange, new Command.CompareAndSet(exchange.parameter("key"), expected, value));
  }

  private void write(Exchange exchange, Command command) {
    exchange.answer(
        table,
        target -> target.write(command),
        TableRoutes::written,
        why -> Reply.info(why.diagnosis()));
  }

  private static Reply written(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Applied(var lsn) -> Reply.ok(new JsonObject().put("lsn", lsn.value()));
      case WriteOutcome.GuardFailed(var lsn, Optional<Payload> actual) -> {
        JsonObject body = new JsonObject().put("reason", "the key holds another value");
        yield Reply.fail(409, value(body, actual).put("lsn", lsn.value()));
      }
      case WriteOutcome.Rejected(var why) -> Reply.rejected(why);
      case WriteOutcome.Indeterminate(var cause) -> Reply.info(cause);
    };
  }

  private void get(Exchange exchange) {
    read(
        exchange,
        List.of(exchange.parameter("key")),
        found ->
            Reply.ok(
                value(new JsonObject(), found.values().getFirst())
                    .put("asOf", found.asOf().value())));
  }

  private void several(Exchange exchange) {
    List<String> keys = Fields.of(exchange.body(), "keys").texts("keys");
    read(
        exchange,
        keys,
        found -> {
          JsonArray values = new JsonArray();
          for (int i = 0; i < keys.size(); i++) {
            JsonObject one = new JsonObject().put("key", keys.get(i));
            values.add(value(one, found.values().get(i)));
          }
          return Reply.ok(new JsonObject().put("values", values).put("asOf", found.asOf().value()));
        });
  }

  private void read(Exchange exchange, List<String> keys, Function<Values, Reply> reply) {
    exchange.answer(
        table, target -> target.read(keys), reply, why -> Reply.unanswered(why.diagnosis()));
  }

  private static JsonObject value(JsonObject body, Optional<Payload> value) {
    body.put("found", value.isPresent());
    return value.map(bytes -> Bytes.put(body, bytes)).orElse(body);
  }
}
