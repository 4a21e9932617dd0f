package dev.rhenea.contract;

import dev.rhenea.environment.Unavailable;

/** A call that a test started on some loop and will ask about later. */
public interface Call<T> {
  /** Waits for the outcome; on a simulated cluster that makes time pass. */
  T await() throws Unavailable;

  boolean isDone();
}
