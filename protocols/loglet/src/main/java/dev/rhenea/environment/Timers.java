package dev.rhenea.environment;

import java.time.Duration;

/** Monotonic time of one node. Clocks of different nodes have nothing to do with each other. */
public interface Timers {
  /** A running timer. */
  interface Timer {
    /** Stops it; without effect once it fired. */
    void cancel();
  }

  /** Nanoseconds since an arbitrary moment; never goes back while the node runs. */
  long now();

  /** Runs {@code action} as an event, not earlier than {@code delay} from now. */
  Timer after(Duration delay, Runnable action);
}
