package dev.rhenea.cli.demo;

import java.time.Duration;

/**
 * How long the parts of a demo take. Start, healing and the final reads take what they take; about
 * a fifth is left for them.
 *
 * @param warmUp for each node's first operations, which measure class loading
 * @param kneeStep for each number of users while the knee is looked for
 * @param phase under each composition
 */
record DemoPlan(Duration warmUp, Duration kneeStep, Duration phase) {
  /** More users than twice this many are not tried. */
  static final int KNEE_STEPS = 8;

  static final int LEAST_SECONDS = 15;
  static final int MOST_SECONDS = 3600;

  /** A plan for about {@code seconds} in all. */
  static DemoPlan of(int seconds) {
    if (seconds < LEAST_SECONDS || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "a demo takes %d to %d seconds, not %d".formatted(LEAST_SECONDS, MOST_SECONDS, seconds));
    }
    Duration all = Duration.ofSeconds(seconds);
    Duration knee = min(all.dividedBy(10), Duration.ofSeconds(10));
    return new DemoPlan(
        knee.dividedBy(3), knee.dividedBy(KNEE_STEPS - 2), all.multipliedBy(14).dividedBy(100));
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
