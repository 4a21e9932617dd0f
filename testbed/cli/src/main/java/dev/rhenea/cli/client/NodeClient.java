package dev.rhenea.cli.client;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Asks one node. Every future ends with an {@link Answer}, never with a failure, and ends within
 * the client's time-out.
 */
public final class NodeClient {
  private final HttpClient http;
  private final NodeId node;
  private final HostPort address;

  /** Asks {@code node}, which listens for HTTP at {@code address}. */
  public NodeClient(HttpClient http, NodeId node, HostPort address) {
    this.http = http;
    this.node = node;
    this.address = address;
  }

  public NodeId node() {
    return node;
  }

  public HostPort address() {
    return address;
  }

  /** The log of that name, through this node. */
  public LogClient log(String name) {
    return new LogClient(this, name);
  }

  /** {@code lsn} of the put. */
  public Future<Answer> put(String key, byte[] value) {
    return ask(HttpMethod.PUT, "/v1/table/" + escape(key), Buffer.buffer(value));
  }

  /** {@code found}, and {@code value} or {@code base64}. */
  public Future<Answer> get(String key) {
    return ask(HttpMethod.GET, "/v1/table/" + escape(key), Buffer.buffer());
  }

  /** Sets the key if it holds {@code expected}; else nothing happens, which is a failure. */
  public Future<Answer> compareAndSet(String key, String expected, String value) {
    JsonObject body = new JsonObject().put("expected", expected).put("value", value);
    return ask(HttpMethod.POST, "/v1/table/" + escape(key) + "/compare-and-set", body.toBuffer());
  }

  /** {@code values}, each with {@code key} and the fields of {@link #get}. */
  public Future<Answer> multiGet(List<String> keys) {
    JsonObject body = new JsonObject().put("keys", new JsonArray(keys));
    return ask(HttpMethod.POST, "/v1/table", body.toBuffer());
  }

  /** {@code session}: in it every numbered call takes effect once. */
  public Future<Answer> openSession() {
    return ask(HttpMethod.POST, "/v1/sessions", Buffer.buffer());
  }

  /** {@code values} that were read. */
  public Future<Answer> transact(JsonObject transaction) {
    return ask(HttpMethod.POST, "/v1/transactions", transaction.toBuffer());
  }

  /** The same as a call of a session, so that it may be sent again. */
  public Future<Answer> transact(JsonObject transaction, long session, long number) {
    return ask(
        HttpMethod.POST,
        "/v1/transactions?session=%d&number=%d".formatted(session, number),
        transaction.toBuffer());
  }

  /** {@code values} of the first keys that begin with {@code prefix}, and {@code continue}. */
  public Future<Answer> scan(String prefix, int limit) {
    return ask(
        HttpMethod.GET,
        "/v1/table?prefix=%s&limit=%d".formatted(escape(prefix), limit),
        Buffer.buffer());
  }

  /** The next ones, as of the same position. */
  public Future<Answer> scanOn(String more, int limit) {
    return ask(
        HttpMethod.GET,
        "/v1/table?continue=%s&limit=%d".formatted(escape(more), limit),
        Buffer.buffer());
  }

  /** All {@code indexes} of the table. */
  public Future<Answer> indexes() {
    return ask(HttpMethod.GET, "/v1/indexes", Buffer.buffer());
  }

  /** Makes an index; the same again is as good. */
  public Future<Answer> makeIndex(String name, JsonObject definition) {
    return ask(HttpMethod.PUT, "/v1/indexes/" + escape(name), definition.toBuffer());
  }

  /** Takes an index away. */
  public Future<Answer> dropIndex(String name) {
    return ask(HttpMethod.DELETE, "/v1/indexes/" + escape(name), Buffer.buffer());
  }

  /**
   * {@code values} in the order of the index, and {@code continue}.
   *
   * @param query what to ask for, or {@code continue} of the page before
   */
  public Future<Answer> query(String index, JsonObject query) {
    return ask(HttpMethod.POST, "/v1/indexes/%s/query".formatted(escape(index)), query.toBuffer());
  }

  /** {@code logs} and {@code roles} of the node. */
  public Future<Answer> health() {
    return ask(HttpMethod.GET, "/v1/health", Buffer.buffer());
  }

  /** All {@code nodes} of the cluster and where they are. */
  public Future<Answer> cluster() {
    return ask(HttpMethod.GET, "/v1/cluster", Buffer.buffer());
  }

  /** {@code file}: the cluster in the form of a cluster file. */
  public Future<Answer> clusterFile() {
    return ask(HttpMethod.GET, "/v1/cluster/file", Buffer.buffer());
  }

  /** Takes {@code member} out of the cluster; {@code nodes} that stay. */
  public Future<Answer> leave(NodeId member) {
    return ask(HttpMethod.DELETE, "/v1/cluster/nodes/" + escape(member.name()), Buffer.buffer());
  }

  /** The {@code acceptors} of the {@code registers}. */
  public Future<Answer> acceptors() {
    return ask(HttpMethod.GET, "/v1/acceptors", Buffer.buffer());
  }

  /** Moves all registers; what was {@code moved}. May be repeated. */
  public Future<Answer> moveAcceptors(List<NodeId> nodes) {
    JsonObject body =
        new JsonObject().put("nodes", new JsonArray(nodes.stream().map(NodeId::name).toList()));
    return ask(HttpMethod.PUT, "/v1/acceptors", body.toBuffer());
  }

  /** All {@code logs}, and what each began on. */
  public Future<Answer> logs() {
    return ask(HttpMethod.GET, "/v1/logs", Buffer.buffer());
  }

  /** The {@code logs} that a store outside the cluster knows of. */
  public Future<Answer> archive(String from) {
    return ask(HttpMethod.GET, "/v1/archive?from=" + escape(from), Buffer.buffer());
  }

  /** Makes a log; if it is there already and began on the same, that is as good. */
  public Future<Answer> makeLog(String name, String composition) {
    JsonObject body = new JsonObject().put("begin", composition);
    return ask(HttpMethod.PUT, "/v1/logs/" + escape(name), body.toBuffer());
  }

  Future<Answer> ask(HttpMethod method, String path, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost(address.host())
            .setPort(address.port())
            .setURI(path);
    return http.request(options)
        .transform(opened ->
            opened.failed()
                ? Future.succeededFuture(new Answer.Unreached(reason(opened.cause())))
                : opened
                    .result()
                    .send(body)
                    .compose(response ->
                        response.body().map(text -> answer(response.statusCode(), text)))
                    .otherwise(broken -> new Answer.Info(reason(broken))));
  }

  private static Answer answer(int status, Buffer text) {
    JsonObject body;
    try {
      body = text.toJsonObject();
    } catch (DecodeException | ClassCastException e) {
      return new Answer.Info("status %d without a JSON body".formatted(status));
    }
    String reason = status + " " + body.getString("reason", "");
    return switch (body.getString("outcome", "info")) {
      case "ok" -> new Answer.Ok(body);
      case "fail" ->
          body.containsKey("waiting")
              ? new Answer.Starting(reason, body)
              : new Answer.Fail(reason, body);
      default -> new Answer.Info(reason);
    };
  }

  private String reason(Throwable cause) {
    return node + ": " + cause.getMessage();
  }

  static String escape(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
