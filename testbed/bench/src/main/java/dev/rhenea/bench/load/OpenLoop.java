package dev.rhenea.bench.load;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts operations at times fixed in advance, whether or not earlier ones have ended, so that a
 * stall is felt by every operation that was due during it and cannot hide by slowing the load down.
 *
 * <p>Runs on the thread that calls {@link #run}; {@link #stop} may be called from any other. An
 * operation that is due while {@code mostInFlight} are outstanding is not started and counted as
 * missed: a run with missed operations did not offer the load it claims.
 */
public final class OpenLoop implements LoadLoop {
  private final LoadClock clock;
  private final int mostInFlight;
  private final InFlight inFlight;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicLong missed = new AtomicLong();

  public OpenLoop(LoadClock clock, int mostInFlight) {
    this.clock = clock;
    this.mostInFlight = mostInFlight;
    this.inFlight = new InFlight(clock);
  }

  /**
   * Offers {@code perSecond} operations a second, evenly spaced, until {@link #stop} or until
   * {@code end} on the clock.
   */
  public void run(double perSecond, long end, Operation operation) {
    long begin = clock.now();
    double spacing = 1e9 / perSecond;
    for (long index = 0; !stopped.get(); index++) {
      long due = begin + Math.round(index * spacing);
      if (due >= end) {
        return;
      }
      clock.awaitUntil(due);
      if (stopped.get() || Thread.currentThread().isInterrupted()) {
        return;
      }
      start(index, due, operation);
    }
  }

  private void start(long index, long due, Operation operation) {
    if (inFlight.count() >= mostInFlight) {
      missed.incrementAndGet();
    } else {
      inFlight.start(index, due, operation);
    }
  }

  @Override
  public void stop() {
    stopped.set(true);
  }

  @Override
  public InFlight inFlight() {
    return inFlight;
  }

  @Override
  public long missed() {
    return missed.get();
  }
}
