package dev.rhenea.cli.client;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The HTTP client of a command and the event loops it runs on. */
public final class HttpClients implements AutoCloseable {
  private static final int LOOPS = 2;

  /** Connections per node: a stall of seconds holds as many requests. */
  private static final int CONNECTIONS = 1024;

  /** Longer than any call of a node takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(LOOPS)
              .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)));
  private final HttpClient client;

  /** A client whose requests end after 15 s without an answer. */
  public HttpClients() {
    this(PATIENCE);
  }

  /** A client whose requests end after {@code patience} without an answer. */
  public HttpClients(Duration patience) {
    client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setConnectTimeout(1000)
                    .setReadIdleTimeout((int) patience.toMillis())
                    .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
            .with(
                new PoolOptions()
                    .setHttp1MaxSize(CONNECTIONS)
                    .setMaxWaitQueueSize(-1)
                    .setEventLoopSize(LOOPS))
            .build();
  }

  public HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
