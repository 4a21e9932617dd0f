package dev.rhenea.cli.client;

import dev.rhenea.environment.NodeId;
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
  private static final String LOG = "/v1/logs/default";

  private final HttpClient http;
  private final NodeId node;
  private final int port;

  /** Asks {@code node}, which listens on {@code port} of the loopback interface. */
  public NodeClient(HttpClient http, NodeId node, int port) {
    this.http = http;
    this.node = node;
    this.port = port;
  }

  public NodeId node() {
    return node;
  }

  /** {@code lsn} of the put. */
  public Future<Answer> put(String key, byte[] value) {
    return ask(HttpMethod.PUT, "/v1/table/" + escape(key), Buffer.buffer(value));
  }

  /** {@code found}, and {@code value} or {@code base64}. */
  public Future<Answer> get(String key) {
    return ask(HttpMethod.GET, "/v1/table/" + escape(key), Buffer.buffer());
  }

  /** {@code values}, each with {@code key} and the fields of {@link #get}. */
  public Future<Answer> multiGet(List<String> keys) {
    JsonObject body = new JsonObject().put("keys", new JsonArray(keys));
    return ask(HttpMethod.POST, "/v1/table", body.toBuffer());
  }

  /** {@code tail}. */
  public Future<Answer> tail() {
    return ask(HttpMethod.GET, LOG + "/tail", Buffer.buffer());
  }

  /** {@code entries}, {@code trimmed} and {@code next}. */
  public Future<Answer> entries(long from, long to, int bytes) {
    String query = "/entries?from=%d&to=%d&bytes=%d".formatted(from, to, bytes);
    return ask(HttpMethod.GET, LOG + query, Buffer.buffer());
  }

  /** The chain as the node knows it: {@code version}, {@code segments}. */
  public Future<Answer> chain() {
    return ask(HttpMethod.GET, LOG, Buffer.buffer());
  }

  /** {@code segment} that was installed. */
  public Future<Answer> switchTo(String composition) {
    JsonObject body = new JsonObject().put("to", composition);
    return ask(HttpMethod.POST, LOG + "/switch", body.toBuffer());
  }

  public Future<Answer> health() {
    return ask(HttpMethod.GET, "/v1/health", Buffer.buffer());
  }

  private Future<Answer> ask(HttpMethod method, String path, Buffer body) {
    RequestOptions options =
        new RequestOptions().setMethod(method).setHost("127.0.0.1").setPort(port).setURI(path);
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
      case "fail" -> new Answer.Fail(reason);
      default -> new Answer.Info(reason);
    };
  }

  private String reason(Throwable cause) {
    return node + ": " + cause.getMessage();
  }

  private static String escape(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
