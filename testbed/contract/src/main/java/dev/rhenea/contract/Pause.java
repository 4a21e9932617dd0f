package dev.rhenea.contract;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import java.time.Duration;

/** Moments of waiting on a loop. */
final class Pause {
  private Pause() {}

  /** Done after that time. */
  static Future<Done> of(Environment environment, Duration span) {
    Promise<Done> over = environment.promise();
    environment.timers().after(span, () -> over.complete(Done.DONE));
    return over;
  }

  /** Done after a random time below {@code longest}. */
  static Future<Done> within(Environment environment, Duration longest) {
    return of(environment, Duration.ofNanos(environment.random().nextLong(longest.toNanos())));
  }
}
