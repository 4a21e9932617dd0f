package dev.rhenea.bench.load;

import java.time.Duration;

/** Operations that are started one after the other until somebody stops that. Thread-safe. */
public sealed interface LoadLoop permits OpenLoop, WindowLoop {
  /** No operation is started any more; those outstanding still end by themselves. */
  void stop();

  /**
   * Waits until nothing is outstanding; call it after {@link #stop}.
   *
   * @return false if something still is after {@code atMost}
   */
  boolean awaitIdle(Duration atMost) throws InterruptedException;

  /** Operations that are outstanding. */
  int inFlight();

  /** Operations that were due but never started: the load was not what it claims to be. */
  long missed();

  /** Everything that ended so far. */
  Samples samples();
}
