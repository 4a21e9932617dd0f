package dev.rhenea.bench.load;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts operations at times fixed in advance, whether or not earlier ones have ended, so that a
 * stall is felt by every operation that was due during it and cannot hide by slowing the load down.
 *
 * <p>Runs on the thread that calls {@link #run}; {@link #stop} may be called from any other. An
 * operation that is due while {@code mostInFlight} are outstanding is not started and counted as
 * missed: a run with missed operations did not offer the load it claims.
 */
public final class OpenLoop {
  private final LoadClock clock;
  private final int mostInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final AtomicLong missed = new AtomicLong();

  public OpenLoop(LoadClock clock, int mostInFlight) {
    this.clock = clock;
    this.mostInFlight = mostInFlight;
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
    if (inFlight.get() >= mostInFlight) {
      missed.incrementAndGet();
      return;
    }
    inFlight.incrementAndGet();
    new Running(due, clock.now()).start(index, operation);
  }

  /** Ends {@link #run} before the next operation; those outstanding still end by themselves. */
  public void stop() {
    stopped.set(true);
  }

  /**
   * Waits until nothing is outstanding; call it after {@link #stop}.
   *
   * @return false if something still is after {@code atMost}
   */
  public boolean awaitIdle(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (inFlight) {
      long left = end - System.nanoTime();
      while (inFlight.get() > 0 && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(inFlight, left);
        left = end - System.nanoTime();
      }
      return inFlight.get() == 0;
    }
  }

  private void leave() {
    if (inFlight.decrementAndGet() == 0) {
      synchronized (inFlight) {
        inFlight.notifyAll();
      }
    }
  }

  public int inFlight() {
    return inFlight.get();
  }

  /** Operations that were due but never started. */
  public long missed() {
    return missed.get();
  }

  /** Everything that ended so far. */
  public Samples samples() {
    return new Samples(samples);
  }

  /** An operation between its start and its end; either may be reported first. */
  private final class Running {
    private final long due;
    private final long started;
    private Operation.Kind kind = Operation.Kind.READ;
    private boolean kindKnown;
    private Outcome outcome = Outcome.INFO;
    private long ended;
    private boolean hasEnded;

    Running(long due, long started) {
      this.due = due;
      this.started = started;
    }

    void start(long index, Operation operation) {
      Operation.Kind known = operation.start(index, this::ended);
      synchronized (this) {
        kind = known;
        kindKnown = true;
        recordIfWhole();
      }
    }

    private synchronized void ended(Outcome how) {
      if (!hasEnded) {
        outcome = how;
        ended = clock.now();
        hasEnded = true;
        recordIfWhole();
        leave();
      }
    }

    private void recordIfWhole() {
      if (kindKnown && hasEnded) {
        samples.add(new Sample(kind, outcome, due, started, ended));
      }
    }
  }
}
