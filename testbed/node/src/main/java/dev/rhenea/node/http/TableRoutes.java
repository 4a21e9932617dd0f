package dev.rhenea.node.http;

import dev.rhenea.node.observe.AppendTimes;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.WriteOutcome;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.KeyRange;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.SessionCall;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table: see the package's list of requests. */
final class TableRoutes {
  private final OnLoop<Table> table;
  private final AppendTimes times;

  TableRoutes(Services services) {
    this.table = services.table();
    this.times = services.observed().appends();
  }

  void mount(Router router) {
    router.put("/v1/table/:key").handler(routing -> put(new Exchange(routing)));
    router.get("/v1/table/:key").handler(routing -> get(new Exchange(routing)));
    router.delete("/v1/table/:key").handler(routing -> delete(new Exchange(routing)));
    router
        .post("/v1/table/:key/compare-and-set")
        .handler(routing -> compareAndSet(new Exchange(routing)));
    router.post("/v1/table").handler(routing -> several(new Exchange(routing)));
    router.get("/v1/table").handler(routing -> scan(new Exchange(routing)));
    router.post("/v1/transactions").handler(routing -> transact(new Exchange(routing)));
    router.post("/v1/sessions").handler(routing -> openSession(new Exchange(routing)));
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
    write(exchange, command, applied -> new JsonObject());
  }

  private void write(
      Exchange exchange, Command command, Function<Result.Applied, JsonObject> applied) {
    Optional<SessionCall> session = SessionQuery.read(exchange.query());
    long asked = System.nanoTime();
    exchange.answer(
        table,
        target -> target.write(command, session),
        outcome -> {
          if (outcome instanceof WriteOutcome.Decided) {
            times.appended(Table.LOG, Duration.ofNanos(System.nanoTime() - asked));
          }
          return TableJson.written(outcome, applied);
        },
        why -> Reply.info(why.diagnosis()));
  }

  private void transact(Exchange exchange) {
    Transaction transaction = TransactionForm.read(exchange.body());
    Function<Result.Applied, JsonObject> values =
        applied -> new JsonObject().put("values", TableJson.values(applied.found()));
    if (transaction.isReadOnly()) {
      read(exchange, transaction, values);
    } else {
      write(exchange, new Command.Transact(transaction), values);
    }
  }

  private void openSession(Exchange exchange) {
    exchange.answer(
        table,
        target -> target.write(new Command.OpenSession(), Optional.empty()),
        outcome ->
            TableJson.written(
                outcome, opened -> new JsonObject().put("session", opened.lsn().value())),
        why -> Reply.info(why.diagnosis()));
  }

  private void get(Exchange exchange) {
    read(
        exchange,
        Transaction.reading(List.of(exchange.parameter("key"))),
        read -> TableJson.row(new JsonObject(), read.found().getFirst().row()));
  }

  private void several(Exchange exchange) {
    List<String> keys = Fields.of(exchange.body(), "keys").texts("keys");
    read(
        exchange,
        Transaction.reading(keys),
        read -> new JsonObject().put("values", TableJson.values(read.found())));
  }

  private void read(
      Exchange exchange, Transaction transaction, Function<Result.Applied, JsonObject> found) {
    exchange.answer(
        table,
        target -> target.read(transaction),
        result -> TableJson.read(result, found),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private void scan(Exchange exchange) {
    Query query = exchange.query();
    query.only("prefix", "from", "to", "continue", "limit");
    int limit = Pages.limit(query.number("limit", Pages.USUAL_ROWS));
    Optional<String> more = query.text("continue");
    if (more.isPresent()) {
      query.only("continue", "limit");
      Pages.goOn(exchange, table, more.get(), limit);
    } else {
      KeyRange range = range(query);
      exchange.answer(
          table,
          target -> target.scan(range, limit),
          Pages::page,
          why -> Reply.unanswered(why.diagnosis()));
    }
  }

  private static KeyRange range(Query query) {
    if (query.text("prefix").isPresent()) {
      query.only("prefix", "limit");
      return KeyRange.prefix(query.text("prefix").get());
    }
    return KeyRange.of(query.text("from").orElse(""), query.text("to"));
  }
}
