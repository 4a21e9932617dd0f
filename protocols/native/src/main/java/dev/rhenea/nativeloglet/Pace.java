package dev.rhenea.nativeloglet;

import java.time.Duration;

/**
 * How long a party waits for what, derived from the deadline of the calls it makes so that each has
 * room for several attempts.
 *
 * @param request for the answer to one message
 * @param pause before asking again a server that could not be reached
 * @param help before a checkTail helps entries along (rule N5)
 * @param hedge before a read asks the next LogServer as well
 * @param grace that create gives the last nodes once a majority has answered
 */
record Pace(Duration request, Duration pause, Duration help, Duration hedge, Duration grace) {
  /** Of the server roles, which have no deadline of their own. */
  static final Pace SERVER = within(Duration.ofSeconds(5));

  static Pace within(Duration deadline) {
    return new Pace(
        atMost(500, deadline.dividedBy(4)),
        atMost(20, deadline.dividedBy(20)),
        atMost(150, deadline.dividedBy(8)),
        atMost(30, deadline.dividedBy(10)),
        atMost(500, deadline.dividedBy(8)));
  }

  private static Duration atMost(long millis, Duration share) {
    Duration bound = Duration.ofMillis(millis);
    return bound.compareTo(share) < 0 ? bound : share;
  }
}
