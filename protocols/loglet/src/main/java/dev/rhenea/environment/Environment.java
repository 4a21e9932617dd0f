package dev.rhenea.environment;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything a protocol may touch, for one unit on one node. Confined to that unit's event loop,
 * except {@link #execute}.
 *
 * <p>An environment ends with its node: when that crashes or stops, no event runs any more and
 * pending futures stay pending.
 */
public interface Environment extends EventLoop {
  NodeId node();

  UnitId unit();

  Network network();

  /** This unit's storage; always the same handle, see {@link Storage#reopen}. */
  Storage storage();

  Timers timers();

  /** Randomness of this unit; seeded in the simulator. */
  RandomGenerator random();

  /** Reports a step to whoever observes the run; costs nothing where nobody does. */
  void trace(Trace step);

  /**
   * Runs blocking work on a thread of its own: for adapters of existing engines only. What {@code
   * work} throws is unavailability of the engine, with its own diagnosis if it has one.
   */
  <T> Future<T> blocking(Callable<T> work);

  /** A new pending promise of this loop. */
  default <T> Promise<T> promise() {
    return new Promise<>(this);
  }

  /** A future that has its value already. */
  default <T> Future<T> completed(T value) {
    Promise<T> promise = promise();
    promise.complete(value);
    return promise;
  }

  /** A future that is done already. */
  default Future<Done> done() {
    return completed(Done.DONE);
  }

  /** Done after {@code span}. */
  default Future<Done> pause(Duration span) {
    Promise<Done> over = promise();
    timers().after(span, () -> over.complete(Done.DONE));
    return over;
  }

  /** The outcome of {@code future}, or, after {@code limit}, unavailability for that reason. */
  default <T> Future<T> within(Duration limit, Future<T> future, Supplier<Diagnosis> otherwise) {
    Promise<T> outcome = promise();
    Timers.Timer timer =
        timers().after(limit, () -> outcome.fail(new Unavailable(otherwise.get())));
    future.whenDone(timer::cancel);
    future.forward(outcome);
    return outcome;
  }

  /** A future that is unavailable already. */
  default <T> Future<T> unavailable(Diagnosis why) {
    Promise<T> promise = promise();
    promise.fail(new Unavailable(why));
    return promise;
  }
}
