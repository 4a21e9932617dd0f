package dev.rhenea.cli.client;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

/** One log, through one node. Every future ends with an {@link Answer}, like the node's own. */
public final class LogClient {
  private final NodeClient node;
  private final String path;

  LogClient(NodeClient node, String log) {
    this.node = node;
    this.path = "/v1/logs/" + NodeClient.escape(log);
  }

  /** {@code lsn} of the entry. */
  public Future<Answer> append(byte[] entry) {
    return node.ask(HttpMethod.POST, path + "/entries", Buffer.buffer(entry));
  }

  /** {@code tail}. */
  public Future<Answer> tail() {
    return get("/tail");
  }

  /** {@code entries}, {@code trimmed} and {@code next}. */
  public Future<Answer> entries(long from, long to, int bytes) {
    return get("/entries?from=%d&to=%d&bytes=%d".formatted(from, to, bytes));
  }

  /** The same, waiting some seconds for entries if there are none. */
  public Future<Answer> follow(long from, int bytes) {
    return get("/entries?from=%d&bytes=%d&wait=true".formatted(from, bytes));
  }

  /** {@code trimMark} that holds then. */
  public Future<Answer> trim(long before) {
    return post("/trim", new JsonObject().put("before", before));
  }

  /** The chain as the node knows it: {@code version}, {@code segments}. */
  public Future<Answer> chain() {
    return get("");
  }

  /** {@code findings}: why the log moves, or does not. */
  public Future<Answer> explain() {
    return get("/explain");
  }

  /** {@code segment} that was installed, {@code from} and {@code to}, {@code milliseconds}. */
  public Future<Answer> switchTo(String composition) {
    return post("/switch", new JsonObject().put("to", composition));
  }

  /** {@code segment} that was sealed; nothing is installed, as by a client that dies halfway. */
  public Future<Answer> seal() {
    return node.ask(HttpMethod.POST, path + "/seal", Buffer.buffer());
  }

  /** The segment, in the copy. */
  public Future<Answer> modify(JsonObject request) {
    return post("/modify", request);
  }

  /**
   * {@code forgotten}: whether that leftover was given up now; and the {@code leftovers} there are.
   */
  public Future<Answer> forget(String loglet) {
    return post("/forget", new JsonObject().put("loglet", loglet));
  }

  /** The log made out of what a store has of one: {@code restored}, {@code segments}. */
  public Future<Answer> restore(JsonObject request) {
    return post("/restore", request);
  }

  private Future<Answer> get(String rest) {
    return node.ask(HttpMethod.GET, path + rest, Buffer.buffer());
  }

  private Future<Answer> post(String rest, JsonObject body) {
    return node.ask(HttpMethod.POST, path + rest, body.toBuffer());
  }
}
