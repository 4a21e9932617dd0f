package dev.rhenea.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Virtual time. Each unit runs its own events in order; which unit is next at one instant is a
 * seeded choice. Time moves on only when no unit has anything left to do.
 */
final class Scheduler {
  /** A protocol that does this much without letting time pass will not stop by itself. */
  private static final int EVENTS_PER_INSTANT = 20_000_000;

  private final EventQueue queue = new EventQueue();
  private final List<SimulatedUnit> ready = new ArrayList<>();
  private final RandomGenerator choice;
  private final Fingerprint fingerprint;
  private final Thread thread = Thread.currentThread();
  private long now;
  private long events;
  private int eventsNow;

  Scheduler(RandomGenerator choice, Fingerprint fingerprint) {
    this.choice = choice;
    this.fingerprint = fingerprint;
  }

  long now() {
    return now;
  }

  long events() {
    return events;
  }

  /** Plans {@code action} for {@code delay} nanoseconds from now. */
  EventQueue.Event after(long delay, Runnable action) {
    long time = now + Math.max(0, delay);
    return queue.add(time < 0 ? Long.MAX_VALUE : time, action);
  }

  void cancel(EventQueue.Event event) {
    queue.cancel(event);
  }

  /** Everything that is planned, in the order in which it is to happen. */
  List<Runnable> planned() {
    return queue.planned();
  }

  void checkThread() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("a simulated world has one thread, " + thread);
    }
  }

  void addReady(SimulatedUnit unit) {
    if (unit.readyIndex < 0) {
      unit.readyIndex = ready.size();
      ready.add(unit);
    }
  }

  void removeReady(SimulatedUnit unit) {
    if (unit.readyIndex >= 0) {
      SimulatedUnit last = ready.removeLast();
      if (last != unit) {
        ready.set(unit.readyIndex, last);
        last.readyIndex = unit.readyIndex;
      }
      unit.readyIndex = -1;
    }
  }

  /** When the next event happens, or {@link Long#MAX_VALUE} if nothing is left to happen. */
  long nextTime() {
    return ready.isEmpty() ? queue.nextTime() : now;
  }

  /** Lets time pass without an event; never over one. */
  void advance(long time) {
    if (time > nextTime()) {
      throw new IllegalStateException("events are due before " + time);
    }
    now = Math.max(now, time);
  }

  /**
   * Moves on to {@link #nextTime} and runs one event there, unless what happens then concerns
   * nobody any more; false if nothing is left to happen.
   */
  boolean step() {
    checkThread();
    long next = nextTime();
    if (next == Long.MAX_VALUE) {
      return false;
    }
    if (next > now) {
      now = next;
      eventsNow = 0;
    }
    arrive();
    if (!ready.isEmpty()) {
      run(ready.get(ready.size() == 1 ? 0 : choice.nextInt(ready.size())));
    }
    return true;
  }

  private void run(SimulatedUnit unit) {
    if (++eventsNow > EVENTS_PER_INSTANT) {
      throw new AssertionError("events go on for ever while virtual time stands at " + now + " ns");
    }
    events++;
    fingerprint.mix(now);
    fingerprint.mix(unit.tag);
    unit.runNext();
    if (unit.isIdle()) {
      removeReady(unit);
    }
  }

  /** Hands everything that is due to the units it concerns. */
  private void arrive() {
    while (queue.nextTime() <= now) {
      EventQueue.Event event = queue.poll();
      if (event != null) {
        event.action().run();
      }
    }
  }
}
