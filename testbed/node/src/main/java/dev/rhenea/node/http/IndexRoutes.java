package dev.rhenea.node.http;

import dev.rhenea.node.table.Queried;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.SessionCall;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** Secondary indexes of the table: see the package's list of requests. */
final class IndexRoutes {
  private final OnLoop<Table> table;

  IndexRoutes(Services services) {
    this.table = services.table();
  }

  void mount(Router router) {
    router.get("/v1/indexes").handler(routing -> list(new Exchange(routing)));
    router.put("/v1/indexes/:index").handler(routing -> create(new Exchange(routing)));
    router.delete("/v1/indexes/:index").handler(routing -> drop(new Exchange(routing)));
    router.post("/v1/indexes/:index/query").handler(routing -> query(new Exchange(routing)));
  }

  private void list(Exchange exchange) {
    exchange.answer(
        table,
        Table::indexes,
        indexes -> Reply.ok(IndexJson.list(indexes)),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private void create(Exchange exchange) {
    String name = IndexForm.name(exchange);
    change(exchange, new Command.CreateIndex(name, IndexForm.definition(exchange.body())));
  }

  private void drop(Exchange exchange) {
    change(exchange, new Command.DropIndex(IndexForm.name(exchange)));
  }

  private void change(Exchange exchange, Command command) {
    Optional<SessionCall> session = SessionQuery.read(exchange.query());
    exchange.answer(
        table,
        target -> target.write(command, session),
        outcome -> TableJson.written(outcome, applied -> new JsonObject()),
        why -> Reply.info(why.diagnosis()));
  }

  private void query(Exchange exchange) {
    String name = IndexForm.name(exchange);
    Buffer body = exchange.body().length() == 0 ? Buffer.buffer("{}") : exchange.body();
    Fields form = Fields.of(body, "equals", "prefix", "from", "to", "limit", "continue");
    int limit = Pages.limit(form.has("limit") ? form.position("limit") : Pages.USUAL_ROWS);
    Optional<String> more = form.optionalText("continue");
    if (more.isPresent()) {
      Fields.of(body, "continue", "limit");
      Pages.goOn(exchange, table, more.get(), limit);
      return;
    }
    IndexQuery query = IndexForm.query(name, body, form);
    exchange.answer(
        table,
        target -> target.query(query, limit),
        answer ->
            switch (answer) {
              case Queried.Found(var scanned) -> Pages.page(scanned);
              case Queried.Refused(var why) -> IndexJson.refused(name, why);
            },
        why -> Reply.unanswered(why.diagnosis()));
  }
}
