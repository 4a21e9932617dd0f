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
  private final Duration idle;
  private final Handler<HttpServerRequest> requests;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<HttpConnection, Line> lines = new ConcurrentHashMap<>();

  /**
   * Nobody calls yet.
   *
   * @param most connections that are served at the same time
   * @param patience how long a new connection may take to send the head of its first request, and
   *     any request to send its body
   * @param idle how long a connection is kept over which nothing goes, at least; twice at most
   */
  Callers(
      Vertx vertx,
      int most,
      Duration patience,
      Duration idle,
      Handler<HttpServerRequest> requests) {
    this.vertx = vertx;
    this.most = most;
    this.patience = patience;
    this.idle = idle;
    this.requests = requests;
  }

  /**
   * A connection, and its timers.
   *
   * @param first rings if its first request does not come
   * @param look rings again and again, to see whether it is idle
   */
  private record Line(Caller caller, long first, long look) {}

  /** A connection was opened. */
  void arrived(HttpConnection connection) {
    int now = open.incrementAndGet();
    connection.closeHandler(_ -> {
      open.decrementAndGet();
      Line gone = lines.remove(connection);
      if (gone != null) {
        vertx.cancelTimer(gone.first());
        vertx.cancelTimer(gone.look());
      }
    });
    if (now == most + 1) {
      LOG.warn("{} connections are open: more are refused", most);
    }
    if (now > most + TOLD) {
      connection.close();
    } else {
      Caller caller = new Caller(now <= most);
      lines.put(connection, new Line(caller, closeLater(connection), look(connection, caller)));
    }
  }

  private long look(HttpConnection connection, Caller caller) {
    return vertx.setPeriodic(
        idle.toMillis(),
        _ -> {
          if (caller.isIdle()) {
            connection.close();
          }
        });
  }

  @Override
  public void handle(HttpServerRequest request) {
    HttpConnection connection = request.connection();
    Line line = lines.get(connection);
    if (line == null) {
      connection.close();
      return;
    }
    vertx.cancelTimer(line.first());
    if (line.caller().isWelcome()) {
      line.caller().asks(request);
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
