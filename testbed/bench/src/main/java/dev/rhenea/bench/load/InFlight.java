package dev.rhenea.bench.load;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Operations between their start and their end, and the samples of those that ended. Thread-safe.
 */
public final class InFlight {
  private final LoadClock clock;
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final AtomicLong failed = new AtomicLong();
  private final Object change = new Object();
  private int running;
  private boolean woken;

  InFlight(LoadClock clock) {
    this.clock = clock;
  }

  void start(long index, long due, Operation operation) {
    synchronized (change) {
      running++;
    }
    new Running(due, clock.now()).start(index, operation);
  }

  /** Operations that are outstanding. */
  public int count() {
    synchronized (change) {
      return running;
    }
  }

  /** Everything that ended so far. */
  public Samples samples() {
    return new Samples(samples);
  }

  /** How many ended without taking effect, as far as is known. */
  long failed() {
    return failed.get();
  }

  /**
   * Waits until nothing is outstanding; call it after {@link LoadLoop#stop}.
   *
   * @return false if something still is after {@code atMost}
   */
  public boolean awaitIdle(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (change) {
      long left = end - System.nanoTime();
      while (running > 0 && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(change, left);
        left = end - System.nanoTime();
      }
      return running == 0;
    }
  }

  /**
   * Waits until fewer than {@code most} are outstanding.
   *
   * @return false if the wait was ended by {@link #wake} or an interrupt
   */
  boolean awaitBelow(int most) {
    synchronized (change) {
      try {
        while (running >= most && !woken) {
          change.wait();
        }
        return !woken;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** Nobody needs to wait any more for others to end. */
  void wake() {
    synchronized (change) {
      woken = true;
      change.notifyAll();
    }
  }

  private void leave() {
    synchronized (change) {
      running--;
      change.notifyAll();
    }
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
        if (how != Outcome.OK) {
          failed.incrementAndGet();
        }
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
