package dev.rhenea.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * One seed, one order of events. Each unit runs its own events in order; which unit is next at one
 * instant is a seeded choice. Time moves on only when no unit has anything left to do.
 */
final class SeededScheduler extends Scheduler {
  /** A protocol that does this much without letting time pass will not stop by itself. */
  private static final int EVENTS_PER_INSTANT = 20_000_000;

  private final EventQueue queue = new EventQueue();
  private final List<SimulatedUnit> ready = new ArrayList<>();
  private final RandomGenerator choice;
  private int eventsNow;

  SeededScheduler(RandomGenerator choice, Fingerprint fingerprint) {
    super(fingerprint);
    this.choice = choice;
  }

  @Override
  EventQueue.Event after(Subject subject, long delay, Runnable action) {
    long time = now() + Math.max(0, delay);
    return queue.add(time < 0 ? Long.MAX_VALUE : time, action);
  }

  @Override
  void cancel(EventQueue.Event event) {
    queue.cancel(event);
  }

  @Override
  List<Runnable> planned() {
    return queue.planned();
  }

  @Override
  long now(SimulatedUnit unit) {
    return now();
  }

  @Override
  int choose(Chance chance, int alternatives, IntSupplier seeded) {
    return seeded.getAsInt();
  }

  @Override
  void addReady(SimulatedUnit unit) {
    if (unit.readyIndex < 0) {
      unit.readyIndex = ready.size();
      ready.add(unit);
    }
  }

  @Override
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

  @Override
  long nextTime() {
    return ready.isEmpty() ? queue.nextTime() : now();
  }

  @Override
  boolean step() {
    checkThread();
    long next = nextTime();
    if (next == Long.MAX_VALUE) {
      return false;
    }
    if (next > now()) {
      pass(next);
      eventsNow = 0;
    }
    arrive();
    if (!ready.isEmpty()) {
      if (++eventsNow > EVENTS_PER_INSTANT) {
        throw new AssertionError(
            "events go on for ever while virtual time stands at " + now() + " ns");
      }
      run(ready.get(ready.size() == 1 ? 0 : choice.nextInt(ready.size())));
    }
    return true;
  }

  @Override
  List<Happening> open() {
    throw new IllegalStateException("in this world the seed decides what happens next");
  }

  @Override
  void happen(Happening which) {
    throw new IllegalStateException("in this world the seed decides what happens next");
  }

  /** Hands everything that is due to the units it concerns. */
  private void arrive() {
    while (queue.nextTime() <= now()) {
      EventQueue.Event event = queue.poll();
      if (event != null) {
        event.action().run();
      }
    }
  }
}
