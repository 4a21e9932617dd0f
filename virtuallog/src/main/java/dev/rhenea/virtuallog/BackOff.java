package dev.rhenea.virtuallog;

import java.time.Duration;
import java.util.Optional;

/**
 * When this handle tries something that another one may be doing already, and that may not be
 * possible now: first after a while, then less and less often, up to some minutes. Each time is
 * drawn anew, so that handles do not come together. Loop-confined.
 */
final class BackOff {
  /** After so many tries the time between them does not grow any more. */
  private static final int LONGEST = 9;

  private final LogContext context;
  private Optional<Pace.Deadline> due = Optional.empty();
  private int tries;

  BackOff(LogContext context) {
    this.context = context;
  }

  /**
   * Whether it is time for the next try: asked now and then, as long as there is something to do.
   */
  boolean isDue() {
    if (due.isPresent() && !due.get().passed()) {
      return false;
    }
    boolean now = due.isPresent();
    tries += now ? 1 : 0;
    due = Optional.of(pause());
    return now;
  }

  /** There is nothing to do. */
  void rest() {
    due = Optional.empty();
    tries = 0;
  }

  private Pace.Deadline pause() {
    Duration mean = context.timing().patience().multipliedBy(1L << Math.min(tries, LONGEST));
    return context.pace().deadline(context.pace().jitter(mean));
  }
}
