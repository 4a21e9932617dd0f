package dev.rhenea.node.http;

import dev.rhenea.node.table.Continuation;
import dev.rhenea.node.table.Scanned;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Page;
import io.vertx.core.json.JsonObject;

/** Pages of a scan, whatever is scanned. */
final class Pages {
  static final int USUAL_ROWS = 100;
  private static final int MOST_ROWS = 1000;

  private Pages() {}

  /** How many rows a page has that is to have {@code wanted}. */
  static int limit(long wanted) {
    if (wanted < 1) {
      throw new BadRequest("'limit' is at least 1");
    }
    return (int) Math.min(MOST_ROWS, wanted);
  }

  /** Answers with the page at {@code more}, which an earlier page said. */
  static void goOn(Exchange exchange, OnLoop<Table> table, String more, int limit) {
    Continuation at =
        Continuation.parse(more)
            .orElseThrow(() -> new BadRequest("'continue' is what an earlier page said"));
    exchange.answer(
        table,
        target -> target.scan(at, limit),
        page -> page.map(Pages::page).orElseGet(Pages::ended),
        why -> Reply.unanswered(why.diagnosis()));
  }

  static Reply page(Scanned scanned) {
    Page page = scanned.page();
    return Reply.ok(
        new JsonObject()
            .put("values", TableJson.values(page.rows()))
            .put("asOf", page.asOf().value())
            .put("continue", scanned.more().map(Continuation::text).orElse(null)));
  }

  private static Reply ended() {
    return Reply.fail(
        410, "this node does not hold the position of that scan any more; begin again");
  }
}
