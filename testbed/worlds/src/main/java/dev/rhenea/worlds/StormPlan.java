package dev.rhenea.worlds;

import java.time.Duration;

/**
 * How hard a log is tried.
 *
 * @param switches how many times at least the ordering protocol is replaced, from 1
 * @param atMost virtual time after which the run ends, whatever was reached
 * @param meanPause mean virtual time between two switches that one node asks for
 * @param faults whether nodes crash, pause and are cut off
 */
public record StormPlan(int switches, Duration atMost, Duration meanPause, boolean faults) {
  /** Ten switches among crashes, pauses and partitions. */
  public static final StormPlan CI =
      new StormPlan(10, Duration.ofMinutes(2), Duration.ofMillis(2500), true);

  public StormPlan {
    if (switches < 1 || !atMost.isPositive() || !meanPause.isPositive()) {
      throw new IllegalArgumentException("a storm needs switches, time and pauses");
    }
  }

  /** The same with that many switches, and time in proportion. */
  public StormPlan withSwitches(int count) {
    return new StormPlan(count, atMost.multipliedBy(count).dividedBy(switches), meanPause, faults);
  }
}
