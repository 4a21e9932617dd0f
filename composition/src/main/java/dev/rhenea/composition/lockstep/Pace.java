package dev.rhenea.composition.lockstep;

import java.time.Duration;

/**
 * How long a handle waits for what, derived from the deadline of its calls.
 *
 * @param child for one call of a child: a checkTail has three, one after the other
 * @param grace for the other children once one has done what one is enough for
 * @param request for the conductor's answer to one message
 * @param pause before the conductor is asked again
 * @param hint how long the conductor may take to say that it knows the tail
 */
record Pace(Duration child, Duration grace, Duration request, Duration pause, Duration hint) {
  static Pace within(Duration deadline) {
    return new Pace(
        deadline.dividedBy(4),
        atMost(200, deadline.dividedBy(16)),
        atMost(500, deadline.dividedBy(4)),
        atMost(20, deadline.dividedBy(20)),
        atMost(50, deadline.dividedBy(32)));
  }

  private static Duration atMost(long millis, Duration share) {
    Duration bound = Duration.ofMillis(millis);
    return bound.compareTo(share) < 0 ? bound : share;
  }
}
