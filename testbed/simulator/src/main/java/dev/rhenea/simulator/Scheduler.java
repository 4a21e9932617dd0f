package dev.rhenea.simulator;

import java.util.List;
import java.util.function.IntSupplier;

/** Virtual time: what is planned, and who is next. */
abstract sealed class Scheduler permits SeededScheduler, OpenScheduler {
  private final Fingerprint fingerprint;
  private final Thread thread = Thread.currentThread();
  private long now;
  private long events;

  Scheduler(Fingerprint fingerprint) {
    this.fingerprint = fingerprint;
  }

  final long now() {
    return now;
  }

  final long events() {
    return events;
  }

  /** Everything that is planned, in the order in which it is to happen. */
  abstract List<Runnable> planned();

  final void checkThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("a simulated world has one thread, " + thread);
    }
  }

  /** Plans {@code action} for {@code delay} nanoseconds from now. */
  abstract EventQueue.Event after(Subject subject, long delay, Runnable action);

  abstract void cancel(EventQueue.Event event);

  /** What a unit of that node sees as the present; never behind {@link #now}. */
  abstract long now(SimulatedUnit unit);

  /**
   * Chance: a number from 0 on, below {@code alternatives}, of which 0 is what happens on a good
   * day.
   *
   * @param seeded how a seed decides
   */
  abstract int choose(Chance chance, int alternatives, IntSupplier seeded);

  abstract void addReady(SimulatedUnit unit);

  abstract void removeReady(SimulatedUnit unit);

  /** When the next event happens, or {@link Long#MAX_VALUE} if nothing is left to happen. */
  abstract long nextTime();

  /**
   * Moves on to {@link #nextTime} and runs one event there, unless what happens then concerns
   * nobody any more; false if nothing is left to happen.
   */
  abstract boolean step();

  /** What may happen next, in the order in which it was planned. */
  abstract List<Happening> open();

  /** Lets that happen, and whatever units do because of it before anything else happens. */
  abstract void happen(Happening which);

  /** Lets time pass without an event; never over one. */
  final void advance(long time) {
    if (time > nextTime()) {
      throw new IllegalStateException("events are due before " + time);
    }
    pass(time);
  }

  /** It is {@code time} now, unless it is later already. */
  final void pass(long time) {
    now = Math.max(now, time);
  }

  /** Runs the unit's next event. */
  final void run(SimulatedUnit unit) {
    events++;
    fingerprint.mix(now);
    fingerprint.mix(unit.tag);
    unit.runNext();
    if (unit.isIdle()) {
      removeReady(unit);
    }
  }
}
