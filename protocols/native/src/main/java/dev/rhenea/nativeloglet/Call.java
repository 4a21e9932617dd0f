package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One call of a client from its start to its deadline. Procedures work for a call: they ask whether
 * it is over before they go on, and leave word why it is not, for the case that the deadline comes
 * first.
 */
final class Call<T> {
  private final Environment environment;
  private final Duration deadline;
  private final long begun;
  private final Promise<T> result;
  private final Timers.Timer timer;
  private Supplier<Diagnosis> why;

  /**
   * Starts the clock.
   *
   * @param name of the operation and its Loglet, for the diagnosis
   */
  Call(Environment environment, String name, Duration deadline) {
    this.environment = environment;
    this.deadline = deadline;
    begun = environment.timers().now();
    result = environment.promise();
    why = () -> Diagnosis.of(name + ": not done within " + deadline.toMillis() + " ms");
    timer = environment.timers().after(deadline, () -> fail(why.get()));
  }

  Future<T> future() {
    return result;
  }

  boolean isOver() {
    return result.isDone();
  }

  /** Whether half of the time has passed. */
  boolean isHalfOver() {
    return environment.timers().now() - begun > deadline.toNanos() / 2;
  }

  /** What to say if the deadline comes now. */
  void explain(Supplier<Diagnosis> reason) {
    why = reason;
  }

  void complete(T value) {
    timer.cancel();
    result.complete(value);
  }

  void fail(Diagnosis reason) {
    timer.cancel();
    result.fail(new Unavailable(reason));
  }

  /** Runs {@code step} after {@code pause}, unless the call is over by then. */
  void after(Duration pause, Runnable step) {
    environment
        .timers()
        .after(
            pause,
            () -> {
              if (!isOver()) {
                step.run();
              }
            });
  }
}
