package dev.rhenea.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that will be there, or the diagnosis why it cannot be had: nothing else. Confined to its
 * event loop, like everything that listens to it.
 *
 * <p>Every listener runs as an event of its own on that loop, in the order of registration, never
 * inside the call that completed the future or added the listener; so a handler is never re-entered
 * and chains of any length need no stack. A listener that throws has a bug: it is reported to
 * {@link EventLoop#fault}, and what depends on it becomes unavailable, so that nobody waits for
 * ever.
 *
 * @param <T> what is awaited; use {@link Done} where there is nothing to say
 * @see Loop for loops over futures
 */
public sealed class Future<T> permits Promise {
  final EventLoop loop;
  private List<Runnable> listeners = new ArrayList<>(1);
  private @Nullable Outcome<T> outcome;

  /** How a future ended. */
  private sealed interface Outcome<T> {
    record Value<T>(T value) implements Outcome<T> {}

    record Failed<T>(Unavailable why) implements Outcome<T> {}
  }

  Future(EventLoop loop) {
    this.loop = loop;
  }

  /** All values in the order of {@code parts}; unavailable as soon as one of them is. */
  public static <T> Future<List<T>> all(EventLoop loop, List<? extends Future<T>> parts) {
    Promise<List<T>> result = new Promise<>(loop);
    SortedMap<Integer, T> values = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      Future<T> part = parts.get(i);
      part.listen(
          result,
          value -> {
            values.put(index, value);
            if (values.size() == parts.size()) {
              result.complete(List.copyOf(values.values()));
            }
          },
          result::fail);
    }
    if (parts.isEmpty()) {
      result.complete(List.of());
    }
    return result;
  }

  /** Whether the outcome is known (its listeners may not have run yet). */
  public final boolean isDone() {
    return outcome != null;
  }

  /** Whether it is done, and has no value. */
  public final boolean hasFailed() {
    return outcome instanceof Outcome.Failed<T>;
  }

  /** The outcome of {@code change} applied to the value. */
  public final <U> Future<U> map(Function<? super T, ? extends U> change) {
    Promise<U> result = new Promise<>(loop);
    listen(result, value -> result.complete(change.apply(value)), result::fail);
    return result;
  }

  /** The outcome of the future that {@code next} makes from the value. */
  public final <U> Future<U> compose(Function<? super T, ? extends Future<U>> next) {
    Promise<U> result = new Promise<>(loop);
    listen(result, value -> next.apply(value).forward(result), result::fail);
    return result;
  }

  /** This value, or, if it is unavailable, the outcome of what {@code otherwise} starts. */
  public final Future<T> recover(Function<Unavailable, ? extends Future<T>> otherwise) {
    Promise<T> result = new Promise<>(loop);
    listen(result, result::complete, why -> otherwise.apply(why).forward(result));
    return result;
  }

  /** Runs one of the two when the outcome is known. */
  public final void whenDone(Consumer<? super T> value, Consumer<Unavailable> unavailable) {
    listen(null, value, unavailable);
  }

  /** Runs {@code action} when the outcome is known, whichever it is. */
  public final void whenDone(Runnable action) {
    listen(null, value -> action.run(), why -> action.run());
  }

  /** Gives the outcome to {@code target}, if that has none yet. */
  public final void forward(Promise<T> target) {
    listen(target, target::complete, target::fail);
  }

  final boolean finish(T value) {
    return settle(new Outcome.Value<>(value));
  }

  final boolean finish(Unavailable why) {
    return settle(new Outcome.Failed<>(why));
  }

  private boolean settle(Outcome<T> end) {
    if (outcome != null) {
      return false;
    }
    outcome = end;
    listeners.forEach(loop::execute);
    listeners = List.of();
    return true;
  }

  private void listen(
      @Nullable Promise<?> dependent, Consumer<? super T> value, Consumer<Unavailable> failed) {
    Runnable listener = () -> deliver(dependent, value, failed);
    if (outcome == null) {
      listeners.add(listener);
    } else {
      loop.execute(listener);
    }
  }

  private void deliver(
      @Nullable Promise<?> dependent, Consumer<? super T> value, Consumer<Unavailable> failed) {
    try {
      switch (outcome) {
        case Outcome.Value<T>(T result) -> value.accept(result);
        case Outcome.Failed<T>(Unavailable why) -> failed.accept(why);
        case null -> throw new IllegalStateException("a listener ran before its outcome");
      }
    } catch (Throwable bug) {
      loop.fault(bug);
      if (dependent != null) {
        dependent.fail(new Unavailable(Diagnosis.of("a listener failed: " + bug)));
      }
    }
  }
}
