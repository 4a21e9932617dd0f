package dev.rhenea.node.journal;

import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** An event loop on a thread of its own, which a test talks to from outside. */
public final class TestLoop implements EventLoop, AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

  @Override
  public void execute(Runnable event) {
    thread.execute(() -> {
      try {
        event.run();
      } catch (Throwable bug) {
        fault(bug);
      }
    });
  }

  @Override
  public void fault(Throwable bug) {
    faults.add(bug);
  }

  /** What {@code look} returns on the loop. */
  public <T> T on(Supplier<T> look) {
    return CompletableFuture.supplyAsync(look, thread).join();
  }

  /** The outcome of what {@code start} starts on the loop. */
  public <T> T await(Supplier<Future<T>> start) throws Unavailable {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    execute(() -> start.get().whenDone(outcome::complete, outcome::completeExceptionally));
    try {
      return outcome.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Unavailable why) {
        throw why;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException | TimeoutException late) {
      throw new AssertionError("no outcome within 30 s", late);
    }
  }

  /** Ends the loop; fails if anything was reported to {@link #fault}. */
  @Override
  public void close() {
    thread.close();
    if (!faults.isEmpty()) {
      throw new AssertionError("a bug was reported", faults.peek());
    }
  }
}
