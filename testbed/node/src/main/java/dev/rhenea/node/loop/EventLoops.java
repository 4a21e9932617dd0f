package dev.rhenea.node.loop;

import dev.rhenea.environment.UnitId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.Closeable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The event loops of one node. Every unit is pinned to one of them, by its name, and the first one
 * serves the connections between nodes. A message to a unit on another loop than that wakes a
 * thread, and so does its answer, which costs more than the units themselves take: unless a machine
 * has processors to spare, one loop for all units is the fastest. What people ask over HTTP is read
 * and answered on a loop beside them.
 */
public final class EventLoops implements Closeable {
  private final Vertx vertx;
  private final List<ReadyLoop> loops;
  private final Context front;

  /**
   * Starts {@code count} loops for units, and one for HTTP.
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
                .setEventLoopPoolSize(count + 1) // contexts take turns on them
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2));
    this.loops =
        IntStream.range(0, count)
            .mapToObj(_ -> new ReadyLoop(((VertxInternal) vertx).createEventLoopContext()))
            .toList();
    this.front = ((VertxInternal) vertx).createEventLoopContext();
  }

  /** The Vert.x instance the loops belong to. */
  public Vertx vertx() {
    return vertx;
  }

  /** The loop that serves connections. */
  public ReadyLoop wire() {
    return loops.getFirst();
  }

  /** The context of the loop that serves people over HTTP; no unit is there. */
  public Context front() {
    return front;
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
