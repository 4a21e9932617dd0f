package dev.rhenea.bench.load;

/** Operations that are started one after the other until somebody stops that. Thread-safe. */
public sealed interface LoadLoop permits OpenLoop, WindowLoop {
  /** No operation is started any more; those outstanding still end by themselves. */
  void stop();

  /** Those that were started. */
  InFlight inFlight();

  /** Operations that were due but never started: the load was not what it claims to be. */
  long missed();
}
