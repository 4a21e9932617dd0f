package dev.rhenea.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a number of operations outstanding: what a system does at most. Here a stall slows the load
 * down and hides itself, so that only {@link OpenLoop} says what users feel.
 *
 * <p>Runs on the thread that calls {@link #run}; {@link #stop} may be called from any other.
 */
public final class WindowLoop implements LoadLoop {
  /** What fails at once is not tried again at once. */
  private static final Duration PAUSE = Duration.ofMillis(1);

  private final LoadClock clock;
  private final int window;
  private final InFlight inFlight;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public WindowLoop(LoadClock clock, int window) {
    this.clock = clock;
    this.window = window;
    this.inFlight = new InFlight(clock);
  }

  /** Starts operations until {@link #stop}. */
  public void run(Operation operation) {
    long failed = 0;
    for (long index = 0; !stopped.get() && !Thread.currentThread().isInterrupted(); index++) {
      if (!inFlight.awaitBelow(window)) {
        return;
      }
      long failing = inFlight.failed();
      if (failing > failed) {
        failed = failing;
        clock.awaitUntil(clock.now() + PAUSE.toNanos());
      }
      if (!stopped.get()) {
        inFlight.start(index, clock.now(), operation);
      }
    }
  }

  @Override
  public void stop() {
    stopped.set(true);
    inFlight.wake();
  }

  @Override
  public InFlight inFlight() {
    return inFlight;
  }

  /** None: an operation is due when there is room for it. */
  @Override
  public long missed() {
    return 0;
  }
}
