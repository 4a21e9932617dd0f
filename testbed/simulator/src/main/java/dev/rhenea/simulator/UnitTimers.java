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
    return scheduler.now() + unit.home().clockOffset();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return unit.isEnded() ? () -> {} : new Running(delay, action);
  }

  private final class Running implements Timer {
    private final Runnable action;
    private final EventQueue.Event event;
    private boolean cancelled;

    Running(Duration delay, Runnable action) {
      this.action = action;
      this.event = scheduler.after(delay.toNanos(), () -> unit.execute(this::fire));
    }

    private void fire() {
      if (!cancelled) {
        action.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      scheduler.cancel(event);
    }
  }
}
