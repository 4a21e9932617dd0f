package dev.rhenea.bench.load;

import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Keeps a number of operations outstanding from within the loop they complete on: the next one
 * starts where one ended, without a thread being woken, so that what is measured is the system and
 * not the load. Like every closed loop it slows down with the system and says nothing about what
 * users feel; see {@link OpenLoop} for that.
 */
public final class LoopWindow {
  /** Nanoseconds; a longer operation counts as so long. */
  private static final long LONGEST = 60_000_000_000L;

  private final EventLoop loop;
  private final LoadClock clock;
  private final Supplier<Future<Boolean>> operation;

  /**
   * A load on {@code loop}.
   *
   * @param operation called on the loop; true if it took effect
   */
  public LoopWindow(EventLoop loop, LoadClock clock, Supplier<Future<Boolean>> operation) {
    this.loop = loop;
    this.clock = clock;
    this.operation = operation;
  }

  /**
   * What was done between two moments.
   *
   * @param latency of those that took effect, in nanoseconds from their start
   * @param failed how many did not, as far as is known, from the start of the load on
   */
  public record Done(Histogram latency, long failed) {}

  /**
   * Offers load from now on until {@code to}, and counts what ends in {@code [from, to)}. Completes
   * when nothing is outstanding any more; call from any thread.
   *
   * @param window operations outstanding, at least 1; one that fails is not followed by another
   */
  public CompletableFuture<Done> run(int window, long from, long to) {
    Running running = new Running(window, from, to);
    loop.execute(() -> {
      for (int i = 0; i < window; i++) {
        running.next();
      }
    });
    return running.done;
  }

  private final class Running {
    private final CompletableFuture<Done> done = new CompletableFuture<>();
    private final Histogram latency = new Histogram(LONGEST, 3);
    private final long from;
    private final long to;
    private int open;
    private long failed;

    Running(int window, long from, long to) {
      this.open = window;
      this.from = from;
      this.to = to;
    }

    void next() {
      long started = clock.now();
      if (started - to >= 0) {
        close();
        return;
      }
      operation.get().whenDone(took -> ended(started, took), why -> ended(started, false));
    }

    private void ended(long started, boolean took) {
      if (!took) {
        failed++;
        close();
        return;
      }
      long now = clock.now();
      if (now - from >= 0 && now - to < 0) {
        latency.recordValue(Math.clamp(now - started, 0, LONGEST));
      }
      next();
    }

    private void close() {
      if (--open == 0) {
        done.complete(new Done(latency, failed));
      }
    }
  }
}
