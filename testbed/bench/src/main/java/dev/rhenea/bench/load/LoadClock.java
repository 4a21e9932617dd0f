package dev.rhenea.bench.load;

import java.util.concurrent.locks.LockSupport;

/** The time by which load is offered; injected, so that the schedule itself can be tested. */
public interface LoadClock {
  /** Nanoseconds since an arbitrary moment. */
  long now();

  /** Returns when {@code now() >= nanos}, or when the thread is interrupted. */
  void awaitUntil(long nanos);

  /** The machine's monotonic clock. */
  static LoadClock system() {
    return new LoadClock() {
      @Override
      public long now() {
        return System.nanoTime();
      }

      @Override
      public void awaitUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
          LockSupport.parkNanos(left);
          left = nanos - System.nanoTime();
        }
      }
    };
  }
}
