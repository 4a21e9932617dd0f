package dev.rhenea.composition.filter;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Calls that go to the child later than they came, in the order in which they came: who comes later
 * never leaves earlier. Loop-confined.
 */
public final class Departures {
  private record Departure(long at, Runnable call) {}

  private final Timers timers;
  private final Deque<Departure> waiting = new ArrayDeque<>();
  private Optional<Timers.Timer> timer = Optional.empty();

  public Departures(Environment environment) {
    this.timers = environment.timers();
  }

  /**
   * Makes a call when it is time, at once if it is and nobody waits.
   *
   * @param at a time of the environment's timers; later, if somebody before leaves later
   */
  public void add(long at, Runnable call) {
    long last = waiting.isEmpty() ? at : waiting.getLast().at;
    waiting.add(new Departure(Math.max(at, last), call));
    leave();
  }

  /** Who still waits never leaves. */
  public void cancel() {
    waiting.clear();
    timer.ifPresent(Timers.Timer::cancel);
    timer = Optional.empty();
  }

  private void leave() {
    while (!waiting.isEmpty() && waiting.getFirst().at <= timers.now()) {
      waiting.removeFirst().call.run();
    }
    if (!waiting.isEmpty() && timer.isEmpty()) {
      Duration rest = Duration.ofNanos(waiting.getFirst().at - timers.now());
      timer = Optional.of(timers.after(rest, this::wake));
    }
  }

  private void wake() {
    timer = Optional.empty();
    leave();
  }
}
