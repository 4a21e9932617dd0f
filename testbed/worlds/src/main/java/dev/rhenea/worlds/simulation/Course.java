package dev.rhenea.worlds.simulation;

import dev.rhenea.simulator.World;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets virtual time pass, and faults strike that wait for an event. */
record Course(World world, Disturbances disturbances) {
  /** Within which time the log must have moved that can (I8). */
  static final Duration BOUND = Duration.ofSeconds(30);

  /** For what was under way to come to its end, after everything was healed. */
  static final Duration CALM = Duration.ofSeconds(6);

  void runFor(Duration span) {
    runUntil(() -> false, span);
  }

  /** Whether {@code condition} came to hold in time; it is asked before every event. */
  boolean runUntil(BooleanSupplier condition, Duration atMost) {
    return world.runUntil(
        () -> {
          disturbances.strikeDue();
          return condition.getAsBoolean();
        },
        atMost);
  }
}
