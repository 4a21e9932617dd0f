package dev.rhenea.simulator;

import dev.rhenea.environment.Timers;
import java.time.Duration;

/** A unit's timers, on its node's clock. */
final class UnitTimers implements Timers {
  private final Scheduler scheduler;
  private final SimulatedUnit unit;

  UnitTimers(Scheduler scheduler, SimulatedUnit unit) {
    this.scheduler = scheduler;
    this.unit = unit;
  }

  @Override
  public long now() {
    return clock().at(scheduler.now(unit));
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return unit.isEnded() ? () -> {} : new Running(delay.toNanos(), action);
  }

  private Clock clock() {
    return unit.home().clock();
  }

  /** A timer; as an event it is due. */
  final class Running implements Timer, Runnable {
    private final Runnable action;
    private final long due;
    private EventQueue.Event event;
    private boolean cancelled;

    private Running(long delay, Runnable action) {
      this.action = action;
      this.due = now() + Math.max(0, delay);
      this.event = plan(delay);
    }

    boolean isOn(SimulatedNode node) {
      return unit.home() == node;
    }

    /** The clock was changed: the timer is due at another moment. */
    void replan() {
      scheduler.cancel(event);
      event = plan(due - now());
    }

    @Override
    public void run() {
      unit.execute(this::fire);
    }

    @Override
    public void cancel() {
      cancelled = true;
      scheduler.cancel(event);
    }

    private EventQueue.Event plan(long delay) {
      long now = scheduler.now(unit);
      return scheduler.after(Subject.timer(unit), clock().after(now, delay) - now, this);
    }

    private void fire() {
      if (!cancelled) {
        action.run();
      }
    }
  }
}
