package dev.rhenea.bench.cluster;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.http.OnLoop;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Calls into a loop from a thread that has nothing else to do and waits for the outcome. */
public final class Blocking {
  /** An ensemble that has just begun needs a moment to find its leader. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long BETWEEN_MILLIS = 100;

  private Blocking() {}

  /**
   * What {@code attempt} makes on {@code host}, tried again for half a minute.
   *
   * @throws IOException if it cannot be had by then, with the reason
   */
  static <T> OnLoop<T> open(Host host, Supplier<Future<T>> attempt)
      throws IOException, InterruptedException {
    Environment environment = host.environment();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return new OnLoop<>(environment, await(environment, attempt));
      } catch (Unavailable notYet) {
        if (System.nanoTime() - end > 0) {
          throw new IOException(String.valueOf(notYet.getMessage()), notYet);
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
      }
    }
  }

  /**
   * The outcome of {@code call}, which is made on {@code loop}. Blocks.
   *
   * @throws IOException if there is none within a minute, or a bug in between
   */
  public static <T> T await(EventLoop loop, Supplier<Future<T>> call)
      throws IOException, InterruptedException, Unavailable {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        call.get().whenDone(outcome::complete, outcome::completeExceptionally);
      } catch (RuntimeException refused) {
        outcome.completeExceptionally(refused);
      }
    });
    try {
      return outcome.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Unavailable why) {
        throw why;
      }
      throw new IOException(reason(failed), failed);
    } catch (TimeoutException never) {
      throw new IOException("no answer within a minute", never);
    }
  }

  private static String reason(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause == null ? failed.toString() : String.valueOf(cause.getMessage());
  }
}
