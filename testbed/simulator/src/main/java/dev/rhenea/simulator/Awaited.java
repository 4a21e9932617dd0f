package dev.rhenea.simulator;

import dev.rhenea.environment.Unavailable;
import org.jspecify.annotations.Nullable;

/** What came out of a future that is waited for from outside its loop. */
final class Awaited<T> {
  private @Nullable T value;
  private @Nullable Unavailable why;

  void succeed(T value) {
    this.value = value;
  }

  void fail(Unavailable why) {
    this.why = why;
  }

  boolean done() {
    return value != null || why != null;
  }

  T get() throws Unavailable {
    if (why != null) {
      throw why;
    }
    if (value == null) {
      throw new IllegalStateException("asked before it was done");
    }
    return value;
  }
}
