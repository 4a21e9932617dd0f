package dev.rhenea.environment;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * A loop over futures: as many rounds as it takes, in constant stack and memory. Recursion through
 * {@link Future#compose} would work too, but keeps one pending future per round alive.
 */
public final class Loop {
  private Loop() {}

  /** What a round decided. */
  public sealed interface Step<S, R> {
    /** Go round again with {@code state}. */
    record Again<S, R>(S state) implements Step<S, R> {}

    /** The loop's result. */
    record Done<S, R>(R result) implements Step<S, R> {}
  }

  /**
   * Runs {@code round} on {@code start}, then on what each round hands to the next, until one is
   * done. A round that is unavailable, or throws, ends the loop the same way.
   */
  public static <S, R> Future<R> run(
      EventLoop loop, S start, Function<S, Future<Step<S, R>>> round) {
    Promise<R> result = new Promise<>(loop);
    loop.execute(() -> go(loop, start, round, result));
    return result;
  }

  /** Runs {@code work} on one after the other; the first that is unavailable is the last. */
  public static <T> Future<Done> each(EventLoop loop, List<T> all, Function<T, Future<Done>> work) {
    Iterator<T> left = List.copyOf(all).iterator();
    Promise<Step<Done, Done>> end = new Promise<>(loop);
    end.complete(new Step.Done<>(Done.DONE));
    return run(
        loop,
        Done.DONE,
        again -> left.hasNext() ? work.apply(left.next()).map(Step.Again::new) : end);
  }

  private static <S, R> void go(
      EventLoop loop, S state, Function<S, Future<Step<S, R>>> round, Promise<R> result) {
    try {
      round
          .apply(state)
          .whenDone(
              step -> {
                switch (step) {
                  case Step.Again<S, R>(S next) -> go(loop, next, round, result);
                  case Step.Done<S, R>(R value) -> result.complete(value);
                }
              },
              result::fail);
    } catch (Throwable bug) {
      loop.fault(bug);
      result.fail(new Unavailable(Diagnosis.of("a loop's round failed: " + bug)));
    }
  }
}
