package dev.rhenea.node.http;

import dev.rhenea.node.table.Table;
import dev.rhenea.payload.Payload;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** Copies of the table's state, for other nodes. */
final class SnapshotRoutes {
  private final OnLoop<Table> table;

  SnapshotRoutes(OnLoop<Table> table) {
    this.table = table;
  }

  void mount(Router router) {
    router.post("/v1/snapshots").handler(routing -> take(new Exchange(routing)));
    router.get("/v1/snapshots/:snapshot/:file").handler(routing -> read(new Exchange(routing)));
  }

  private void take(Exchange exchange) {
    exchange.answer(
        table,
        Table::takeSnapshot,
        snapshot -> Reply.ok(SnapshotJson.write(snapshot)),
        why -> Reply.unanswered(why.diagnosis()));
  }

  private void read(Exchange exchange) {
    long id = id(exchange.parameter("snapshot"));
    String file = exchange.parameter("file");
    long from = exchange.query().number("from", 0);
    table.call(
        target -> target.readSnapshot(id, file, from),
        found -> answer(exchange, found),
        why -> exchange.answer(Reply.unanswered(why.diagnosis())));
  }

  private static void answer(Exchange exchange, Optional<Payload> found) {
    found.ifPresentOrElse(
        exchange::answer,
        () -> exchange.answer(Reply.fail(404, "no such snapshot any more, or no such file")));
  }

  private static long id(String text) {
    try {
      return Long.parseUnsignedLong(text, 16);
    } catch (NumberFormatException malformed) {
      throw new BadRequest(
          "a snapshot is named by up to 16 hexadecimal digits, not '" + text + "'");
    }
  }
}
