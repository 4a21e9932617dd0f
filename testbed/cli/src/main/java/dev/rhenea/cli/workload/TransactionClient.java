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
import java.util.function.LongSupplier;

/**
 * A client that transacts and scans, one call after the other, through any node. A write whose
 * outcome it did not hear it sends again, through another node, as the same call of its session.
 * Blocks; for one thread.
 */
final class TransactionClient {
  private static final int TRIES = 6;
  private static final int ROWS_OF_PAGE = 3;

  private final List<NodeClient> nodes;
  private final Recorder history;
  private final LongSupplier values;
  private final SplittableRandom random;
  private OptionalLong session = OptionalLong.empty();
  private long number;
  private long repeated;

  TransactionClient(
      List<NodeClient> nodes, Recorder history, LongSupplier values, SplittableRandom random) {
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
    TransactionDraw drawn = TransactionDraw.of(random, values);
    if (!drawn.writes()) {
      read(drawn);
    } else if (session.isPresent() || open()) {
      write(drawn);
    }
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
