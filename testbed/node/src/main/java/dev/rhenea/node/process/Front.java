package dev.rhenea.node.process;

import dev.rhenea.node.transport.HostPort;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The node's HTTP port: bound early, so that a taken one is noticed, and so that the node can say
 * what it waits for.
 */
final class Front implements Closeable {
  static final int MOST_CONNECTIONS = 4096;

  /** For the head of a connection's first request, and for each body. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For connections over which nothing goes, while it is not the node that is slow. */
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final HttpServer server;
  private final AtomicReference<Handler<HttpServerRequest>> handler;

  private Front(Vertx vertx, Handler<HttpServerRequest> starting) {
    handler = new AtomicReference<>(starting);
    Callers callers =
        new Callers(
            vertx, MOST_CONNECTIONS, PATIENCE, IDLE, request -> handler.get().handle(request));
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setTcpNoDelay(true)
                    .setHttp2ClearTextEnabled(false)) // its streams would be outside these limits
            .connectionHandler(callers::arrived)
            .requestHandler(callers);
  }

  /**
   * Listens at {@code address}.
   *
   * @param loop serves the connections
   * @param starting answers until {@link #serve}
   * @throws IOException if the port is taken
   */
  static Front bind(Context loop, HostPort address, Handler<HttpServerRequest> starting)
      throws IOException {
    Front front = new Front(loop.owner(), starting);
    CompletableFuture<HttpServer> listening = new CompletableFuture<>();
    loop.runOnContext(_ ->
        front
            .server
            .listen(address.port(), address.host())
            .onSuccess(listening::complete)
            .onFailure(listening::completeExceptionally));
    try {
      listening.join();
      return front;
    } catch (CompletionException failed) {
      String why = String.valueOf(failed.getCause());
      throw new IOException(
          "cannot listen for HTTP at %s (%s): stop what uses that port, or name another one"
              .formatted(address, why),
          failed);
    }
  }

  void serve(Handler<HttpServerRequest> requests) {
    handler.set(requests);
  }

  @Override
  public void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }
}
