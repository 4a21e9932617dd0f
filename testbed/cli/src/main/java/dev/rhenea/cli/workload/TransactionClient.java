package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client that transacts, scans and asks an index, one call after the other, through any node. A
 * write whose outcome it did not hear it sends again, through another node, as the same call of its
 * session. Blocks; for one thread.
 */
final class TransactionClient {
  private static final String INDEX = "by-value";

  /** Values are numbers. */
  private static final JsonObject BY_VALUE =
      new JsonObject().put("prefix", TransactionDraw.PREFIX).put("field", "");

  private static final int TRIES = 6;
  private static final int ROWS_OF_PAGE = 3;

  /** How many of the latest values a selection asks for, at most. */
  private static final int LATEST = 12;

  private final List<NodeClient> nodes;
  private final Recorder history;
  private final AtomicLong values;
  private final SplittableRandom random;
  private OptionalLong session = OptionalLong.empty();
  private long number;
  private long repeated;
  private long selected;
  private boolean isIndexed;

  TransactionClient(
      List<NodeClient> nodes, Recorder history, AtomicLong values, SplittableRandom random) {
    this.nodes = List.copyOf(nodes);
    this.history = history;
    this.values = values;
    this.random = random;
  }

  /** One operation, whatever becomes of it. */
  void step() {
    if (random.nextInt(4) == 0) {
      scan();
      return;
    }
    if (random.nextInt(4) == 0) {
      select();
      return;
    }
    TransactionDraw drawn = TransactionDraw.of(random, values::incrementAndGet);
    if (!drawn.writes()) {
      read(drawn);
    } else if (session.isPresent() || open()) {
      write(drawn);
    }
  }

  /** How many selections were answered. */
  long selected() {
    return selected;
  }

  /** How many writes were sent again after an unknown outcome, and then were answered. */
  long repeated() {
    return repeated;
  }

  private NodeClient node() {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private boolean open() {
    if (node().openSession().await() instanceof Answer.Ok(JsonObject body)) {
      session = OptionalLong.of(body.getLong("session"));
      number = 0;
    }
    return session.isPresent();
  }

  private void write(TransactionDraw drawn) {
    Recorder.Open call = history.invoke("txn", drawn.asked());
    number++;
    boolean unknown = false;
    for (int tries = 0; tries < TRIES; tries++) {
      Future<Answer> sent = node().transact(drawn.request(), session.orElseThrow(), number);
      switch (sent.await()) {
        case Answer.Ok(JsonObject body) -> {
          repeated += unknown ? 1 : 0;
          call.ok(drawn.answered(body));
          return;
        }
        case Answer.Fail(String reason, JsonObject body) -> {
          if (body.containsKey("guard")) {
            call.fail();
            return;
          }
        }
        case Answer.Info(String reason) -> unknown = true;
        case Answer.Starting(String reason, JsonObject body) -> {}
        case Answer.Unreached(String reason) -> {}
      }
    }
    if (unknown) {
      call.info();
      session = OptionalLong.empty();
    } else {
      call.fail();
    }
  }

  private void read(TransactionDraw drawn) {
    Recorder.Open call = history.invoke("txn", drawn.asked());
    if (node().transact(drawn.request()).await() instanceof Answer.Ok(JsonObject body)) {
      call.ok(drawn.answered(body));
    } else {
      call.fail();
    }
  }

  /** All keys, page by page through one node: together they are one read. */
  private void scan() {
    List<String> keys = TransactionDraw.keys();
    Recorder.Open call =
        history.invoke("multi-get", new Value.Seq(keys.stream().map(Value::of).toList()));
    NodeClient node = node();
    JsonArray rows = new JsonArray();
    Future<Answer> page = node.scan(TransactionDraw.PREFIX, ROWS_OF_PAGE);
    while (page.await() instanceof Answer.Ok(JsonObject body)) {
      rows.addAll(body.getJsonArray("values"));
      String more = body.getString("continue");
      if (more == null) {
        call.ok(table(keys, rows));
        return;
      }
      page = node.scanOn(more, ROWS_OF_PAGE);
    }
    call.fail();
  }

  /** Those whose values are in a range, by the index, page by page through one node. */
  private void select() {
    long from = Math.max(0, values.get() - random.nextInt(LATEST));
    long to = from + 1 + random.nextInt(LATEST);
    Value keys = new Value.Seq(TransactionDraw.keys().stream().map(Value::of).toList());
    Recorder.Open call = history.invoke("select", Value.seq(keys, Value.of(from), Value.of(to)));
    NodeClient node = node();
    List<Value> found = new ArrayList<>();
    JsonObject asked = new JsonObject().put("from", from).put("to", to);
    Future<Answer> page = node.query(INDEX, asked.put("limit", ROWS_OF_PAGE - 1));
    while (page.await() instanceof Answer.Ok(JsonObject body)) {
      JsonArray rows = body.getJsonArray("values");
      for (int i = 0; i < rows.size(); i++) {
        JsonObject row = rows.getJsonObject(i);
        found.add(Value.seq(Value.of(row.getString("key")), TransactionDraw.recorded(row)));
      }
      String more = body.getString("continue");
      if (more == null) {
        selected++;
        call.ok(new Value.Seq(found));
        return;
      }
      JsonObject rest = new JsonObject().put("continue", more);
      page = node.query(INDEX, rest.put("limit", ROWS_OF_PAGE - 1));
    }
    call.fail();
    if (!isIndexed) {
      isIndexed = node().makeIndex(INDEX, BY_VALUE).await() instanceof Answer.Ok;
    }
  }

  private static Value table(List<String> keys, JsonArray rows) {
    List<Value> table = new ArrayList<>();
    for (String key : keys) {
      Value found = Value.nil();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.getJsonObject(i).getString("key").equals(key)) {
          found = TransactionDraw.recorded(rows.getJsonObject(i));
        }
      }
      table.add(Value.seq(Value.of(key), found));
    }
    return new Value.Seq(table);
  }
}
