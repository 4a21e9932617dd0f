package dev.rhenea.node.process;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of an HTTP server: so many, and each has to say soon what it wants. Somebody who
 * wants to can still take them all; what this keeps bounded is memory and the harm of clients that
 * hang. Thread-safe.
 */
final class Callers implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(Callers.class);

  /** Connections above the limit that are told so; more are just closed. */
  static final int TOLD = 64;

  private final Vertx vertx;
  private final int most;
  private final Duration patience;
  private final Handler<HttpServerRequest> requests;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<HttpConnection, Caller> callers = new ConcurrentHashMap<>();

  /**
   * Nobody calls yet.
   *
   * @param most connections that are served at the same time
   * @param patience how long a new connection may take to send the head of its first request, and
   *     any request to send its body
   */
  Callers(Vertx vertx, int most, Duration patience, Handler<HttpServerRequest> requests) {
    this.vertx = vertx;
    this.most = most;
    this.patience = patience;
    this.requests = requests;
  }

  private record Caller(boolean welcome, long alarm) {}

  /** A connection was opened. */
  void arrived(HttpConnection connection) {
    int now = open.incrementAndGet();
    connection.closeHandler(_ -> {
      open.decrementAndGet();
      Caller gone = callers.remove(connection);
      if (gone != null) {
        vertx.cancelTimer(gone.alarm());
      }
    });
    if (now == most + 1) {
      LOG.warn("{} connections are open: more are refused", most);
    }
    if (now > most + TOLD) {
      connection.close();
    } else {
      callers.put(connection, new Caller(now <= most, closeLater(connection)));
    }
  }

  @Override
  public void handle(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    Caller caller = callers.get(connection);
    if (caller == null) {
      connection.close();
      return;
    }
    vertx.cancelTimer(caller.alarm());
    if (caller.welcome()) {
      long alarm = closeLater(connection);
      request.end().onComplete(_ -> vertx.cancelTimer(alarm));
      requests.handle(request);
    } else {
      refuse(request);
    }
  }

  private void refuse(HttpServerRequest request) {
    String why = "%d connections are open at this node: close some, or ask another node";
    JsonObject body = new JsonObject().put("outcome", "fail").put("reason", why.formatted(most));
    request
        .response()
        .setStatusCode(503)
        .putHeader("content-type", "application/json")
        .putHeader("connection", "close")
        .end(body.toBuffer())
        .onComplete(_ -> request.connection().close());
  }

  private long closeLater(HttpConnection connection) {
    return vertx.setTimer(patience.toMillis(), _ -> connection.close());
  }
}
