package dev.rhenea.checker.linear;

import dev.rhenea.checker.history.Call;

/**
 * A call that did something to an object, or may have.
 *
 * @param end the index by which it took effect; {@link Call#NEVER} if it may be at any later time,
 *     or not at all
 */
public record Step<S>(Call call, long end, Action<S> action) {

  /** The step of {@code call}, which did not fail. */
  public static <S> Step<S> of(Call call, Action<S> action) {
    return new Step<>(call, call.end(), action);
  }

  /** Returns the index from which on it may have taken effect. */
  public long start() {
    return call.start();
  }

  /** Returns whether it certainly took effect. */
  public boolean isRequired() {
    return end != Call.NEVER;
  }

  /** Returns the same without a deadline: whatever was possible still is. */
  Step<S> weakened() {
    return new Step<>(call, Call.NEVER, action);
  }
}
