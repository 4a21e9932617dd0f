package dev.rhenea.virtuallog;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import java.time.Duration;

/** Time for procedures: pauses that spread, and deadlines. */
final class Pace {
  private final Environment environment;

  Pace(Environment environment) {
    this.environment = environment;
  }

  /** Monotonic nanoseconds of this node. */
  long now() {
    return environment.timers().now();
  }

  /** Between half and one and a half of {@code mean}, so that nodes do not act in step. */
  Duration jitter(Duration mean) {
    return Duration.ofNanos((long) (mean.toNanos() * (0.5 + environment.random().nextDouble())));
  }

  /** Done after {@link #jitter} of {@code mean}. */
  Future<Done> pause(Duration mean) {
    return environment.pause(jitter(mean));
  }

  /** Done when {@code event} is, however that ends, or after {@link #jitter} of {@code atMost}. */
  Future<Done> pauseUnless(Future<?> event, Duration atMost) {
    Promise<Done> promise = environment.promise();
    Timers.Timer timer =
        environment.timers().after(jitter(atMost), () -> promise.complete(Done.DONE));
    event.whenDone(() -> {
      timer.cancel();
      promise.complete(Done.DONE);
    });
    return promise;
  }

  Deadline deadline(Duration fromNow) {
    return new Deadline(now() + fromNow.toNanos());
  }

  /** A moment of this node's clock by which something must have ended. */
  final class Deadline {
    private final long at;

    private Deadline(long at) {
      this.at = at;
    }

    Duration left() {
      return Duration.ofNanos(Math.max(0, at - now()));
    }

    boolean passed() {
      return now() - at >= 0;
    }
  }
}
