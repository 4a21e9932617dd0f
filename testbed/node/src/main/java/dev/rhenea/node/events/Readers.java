package dev.rhenea.node.events;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Those who read events of one node at the same time: so many, and no more. Thread-safe. */
public final class Readers {
  private final int most;
  private final Duration patience;
  private final AtomicInteger reading = new AtomicInteger();

  /**
   * Nobody reads yet.
   *
   * @param most how many may read, at least 1
   * @param patience how long a connection may take nothing before it is cut off
   */
  public Readers(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
  }

  /** How many may read. */
  public int most() {
    return most;
  }

  /**
   * Answers {@code request} with the events of {@code bulletin} until the connection ends, unless
   * too many read already. Called on the connection's loop.
   *
   * @return whether this was done; if not, nothing was answered
   */
  public boolean admit(HttpServerRequest request, Context context, Bulletin bulletin) {
    if (reading.incrementAndGet() > most) {
      reading.decrementAndGet();
      return false;
    }
    new Reader(request, context, bulletin, patience).begin(reading::decrementAndGet);
    return true;
  }
}
