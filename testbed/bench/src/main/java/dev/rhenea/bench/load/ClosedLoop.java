package dev.rhenea.bench.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * As many operations as a number of users can do who each wait for an answer before they go on. It
 * says what a system can do at most; what it does under a given load only {@link OpenLoop} says,
 * because here a stall slows the load down and hides itself.
 */
public final class ClosedLoop {
  private final LoadClock clock;
  private final Operation operation;
  private long index;

  /** A loop over {@code operation}, which is numbered through over all calls of {@link #run}. */
  public ClosedLoop(LoadClock clock, Operation operation) {
    this.clock = clock;
    this.operation = operation;
  }

  /**
   * Keeps {@code users} operations outstanding for {@code time}, then waits for those that are
   * left. Blocks; every operation must end by itself.
   *
   * @return how many took effect in that time
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Knee.Step run(int users, Duration time) throws InterruptedException {
    long begin = clock.now();
    long end = begin + time.toNanos();
    Semaphore idle = new Semaphore(users);
    AtomicLong effective = new AtomicLong();
    while (clock.now() < end) {
      if (idle.tryAcquire(end - clock.now(), TimeUnit.NANOSECONDS)) {
        start(idle, end, effective);
      }
    }
    idle.acquire(users);
    return new Knee.Step(users, effective.get() / (time.toNanos() / 1e9));
  }

  private void start(Semaphore idle, long end, AtomicLong effective) {
    AtomicBoolean ended = new AtomicBoolean();
    operation.start(
        index++,
        outcome -> {
          if (ended.compareAndSet(false, true)) {
            if (outcome == Outcome.OK && clock.now() <= end) {
              effective.incrementAndGet();
            }
            idle.release();
          }
        });
  }
}
