package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.Promise;
import java.time.Duration;
import java.util.function.Supplier;

/** Tries something until it is available. */
final class Persistence {
  private Persistence() {}

  /** The first result of {@code attempt}; a pause between an unavailable one and the next. */
  static <T> Future<T> until(Environment environment, Duration pause, Supplier<Future<T>> attempt) {
    return Loop.<Done, T>run(
        environment,
        Done.DONE,
        again ->
            attempt
                .get()
                .<Loop.Step<Done, T>>map(Loop.Step.Done::new)
                .recover(why -> pause(environment, pause).map(Loop.Step.Again::new)));
  }

  private static Future<Done> pause(Environment environment, Duration pause) {
    Promise<Done> over = environment.promise();
    environment.timers().after(pause, () -> over.complete(Done.DONE));
    return over;
  }
}
