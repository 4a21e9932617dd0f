package dev.rhenea.node.loop;

import dev.rhenea.environment.UnitId;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.Closeable;
import java.util.List;
import java.util.stream.IntStream;

/** The event loops of one node. Every unit is pinned to one of them, by its name. */
public final class EventLoops implements Closeable {
  private final Vertx vertx;
  private final List<ReadyLoop> loops;

  /**
   * Starts {@code count} loops.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public EventLoops(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a node needs at least one event loop, not " + count);
    }
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(count)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2));
    this.loops =
        IntStream.range(0, count)
            .mapToObj(_ -> new ReadyLoop(((VertxInternal) vertx).createEventLoopContext()))
            .toList();
  }

  /** The Vert.x instance the loops belong to. */
  public Vertx vertx() {
    return vertx;
  }

  /** The loop that serves connections. */
  public ReadyLoop wire() {
    return loops.getFirst();
  }

  /** The loop of a unit; always the same one. */
  public ReadyLoop of(UnitId unit) {
    return loops.get(Math.floorMod(unit.hashCode(), loops.size()));
  }

  /** Ends the loops when their current events are done. */
  @Override
  public void close() {
    vertx.close().await();
  }
}
