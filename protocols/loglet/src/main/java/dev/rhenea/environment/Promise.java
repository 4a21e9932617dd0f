package dev.rhenea.environment;

/**
 * The end of a {@link Future} that decides its outcome. The first call decides; later ones change
 * nothing and say so, because a reply and its time-out always race. Call it on the loop only;
 * foreign threads go through {@link EventLoop#execute}.
 */
public final class Promise<T> extends Future<T> {
  /** A pending promise of {@code loop}; protocol code calls {@link Environment#promise}. */
  public Promise(EventLoop loop) {
    super(loop);
  }

  /** Ends the future with a value; false if it had ended already. */
  public boolean complete(T value) {
    return finish(value);
  }

  /** Ends the future without a value; false if it had ended already. */
  public boolean fail(Unavailable why) {
    return finish(why);
  }
}
