package dev.rhenea.jmh;

import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Keeps so many operations outstanding for a benchmark method that starts one at a time: it waits
 * only when the window is full, so that in the long run as many start as end.
 */
final class Pipeline {
  private final EventLoop loop;
  private final int window;
  private final Semaphore free;
  private final AtomicLong failed = new AtomicLong();

  Pipeline(EventLoop loop, int window) {
    this.loop = loop;
    this.window = window;
    this.free = new Semaphore(window);
  }

  void start(Supplier<? extends Future<?>> operation) throws InterruptedException {
    free.acquire();
    loop.execute(() ->
        operation
            .get()
            .whenDone(
                value -> free.release(),
                why -> {
                  failed.incrementAndGet();
                  free.release();
                }));
  }

  /** Waits for everything outstanding; fails if anything failed. */
  void drain() throws InterruptedException {
    free.acquire(window);
    free.release(window);
    if (failed.get() > 0) {
      throw new IllegalStateException(failed.get() + " operations failed");
    }
  }
}
