package dev.rhenea.worlds.explore;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * One client's calls, one after the other. Each begins as an event of its own, which may come at
 * any moment after the end of the one before.
 */
final class Script {
  /** What a call returned, and between which moments it ran. */
  @FunctionalInterface
  interface Seen<T> {
    void saw(long begin, long end, T value);
  }

  private final Environment environment;
  private final Moments moments;
  private final Deque<Runnable> calls = new ArrayDeque<>();
  private boolean over;

  Script(Environment environment, Moments moments) {
    this.environment = environment;
    this.moments = moments;
  }

  /** One more call; nothing is seen of it if it is unavailable. */
  <T> void then(Supplier<Future<T>> call, Seen<T> seen) {
    calls.add(() -> {
      long begin = moments.begin();
      call.get()
          .whenDone(
              value -> {
                seen.saw(begin, moments.end(), value);
                start();
              },
              why -> {
                moments.end();
                start();
              });
    });
  }

  /** Begins with the next call. */
  void start() {
    Runnable next = calls.poll();
    if (next == null) {
      over = true;
    } else {
      environment.timers().after(Duration.ZERO, next);
    }
  }

  boolean isOver() {
    return over;
  }
}
