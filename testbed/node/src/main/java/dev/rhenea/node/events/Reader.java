package dev.rhenea.node.events;

import io.netty.channel.ChannelFuture;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open response that events are written to. While the connection takes no more, nothing is
 * queued for it: it catches up with the latest events later, or is closed if that takes too long.
 * Lives on its connection's loop; {@link #wake} may be called by any thread.
 */
final class Reader {
  /** Bytes that may wait in this process before the reader is considered slow. */
  private static final int ENOUGH = 64 << 10;

  private final HttpConnection connection;
  private final HttpServerResponse response;
  private final Context context;
  private final Bulletin bulletin;
  private final Duration patience;
  private final AtomicBoolean awake = new AtomicBoolean();
  private long told;
  private long fullSince;
  private boolean full;

  Reader(HttpServerRequest request, Context context, Bulletin bulletin, Duration patience) {
    this.connection = request.connection();
    this.response = request.response();
    this.context = context;
    this.bulletin = bulletin;
    this.patience = patience;
  }

  /** Answers with events until the connection ends; then runs {@code ended}. */
  void begin(Runnable ended) {
    if (response.closed()) {
      ended.run();
      return;
    }
    response
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store")
        .setChunked(true)
        .setWriteQueueMaxSize(ENOUGH)
        .drainHandler(_ -> tell())
        .closeHandler(_ -> {
          bulletin.leave(this);
          ended.run();
        });
    response.write("retry: 1000\n\n"); // a browser that lost us comes back after a second
    bulletin.join(this);
  }

  /** There is something new. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      context.runOnContext(_ -> tell());
    }
  }

  private void tell() {
    awake.set(false);
    if (response.closed() || isFull()) {
      return;
    }
    for (Bulletin.Event event : bulletin.after(told)) {
      if (response.writeQueueFull()) {
        return;
      }
      response.write(event.text());
      told = event.number();
    }
  }

  private boolean isFull() {
    long now = System.nanoTime();
    if (!response.writeQueueFull()) {
      full = false;
    } else if (!full) {
      full = true;
      fullSince = now;
    } else if (now - fullSince > patience.toNanos()) {
      cut();
    }
    return full;
  }

  /** Closing it would wait until the other side has taken what was written. */
  private void cut() {
    if (connection instanceof ConnectionBase socket) {
      ChannelFuture _ = socket.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
