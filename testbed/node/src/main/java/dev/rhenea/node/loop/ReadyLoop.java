package dev.rhenea.node.loop;

import dev.rhenea.environment.Timers;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One event loop with a queue of its own in front: an event that the loop submits to itself costs
 * an array access, not a trip through the scheduler of the network, and a whole burst of events
 * runs per wake-up. Whatever the events write to a connection leaves in one piece afterwards.
 *
 * <p>{@link #execute} may be called by any thread, everything else on the loop.
 */
public final class ReadyLoop {
  private static final System.Logger LOG = System.getLogger(ReadyLoop.class.getName());

  /** Events per turn; then the network has its turn. */
  private static final int BURST = 1024;

  private final ContextInternal context;
  private final EventLoop loop;
  private final Queue<Runnable> arrived = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  ReadyLoop(ContextInternal context) {
    this.context = context;
    this.loop = context.nettyEventLoop();
  }

  /** The Vert.x context of this loop, for sockets that belong to it. */
  public Context context() {
    return context;
  }

  /** Whether the caller runs on this loop. */
  public boolean isCurrent() {
    return loop.inEventLoop();
  }

  /**
   * Runs {@code event} later; never, if the loop has ended or ends before. Events submitted by one
   * thread keep their order. What an event throws is logged; units report it to their fault handler
   * before it comes here.
   */
  public void execute(Runnable event) {
    if (loop.inEventLoop()) {
      ready.add(event);
    } else {
      arrived.add(event);
    }
    schedule();
  }

  /** Runs {@code event} on this loop, not earlier than {@code delay} from now, unless cancelled. */
  public Timers.Timer after(Duration delay, Runnable event) {
    return new Countdown(delay, event);
  }

  private void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      try {
        loop.execute(this::drain);
      } catch (RejectedExecutionException ended) {
        LOG.log(Level.TRACE, "the loop has ended: nothing runs on it any more");
      }
    }
  }

  private void drain() {
    scheduled.set(false);
    for (Runnable event = arrived.poll(); event != null; event = arrived.poll()) {
      ready.add(event);
    }
    for (int left = BURST; left > 0 && !ready.isEmpty(); left--) {
      run(ready.remove());
    }
    if (!ready.isEmpty()) {
      schedule();
    }
  }

  private static void run(Runnable event) {
    try {
      event.run();
    } catch (Throwable bug) {
      LOG.log(Level.ERROR, "an event of the runtime itself failed", bug);
    }
  }

  /** A timer that is cancelled even when it has fired and waits for its turn. */
  private final class Countdown implements Timers.Timer {
    private final Runnable event;
    private final ScheduledFuture<?> alarm;
    private boolean cancelled;

    Countdown(Duration delay, Runnable event) {
      this.event = event;
      long nanos = Math.max(0, delay.toNanos());
      this.alarm = loop.schedule(() -> execute(this::fire), nanos, TimeUnit.NANOSECONDS);
    }

    private void fire() {
      if (!cancelled) {
        event.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      alarm.cancel(false);
    }
  }
}
