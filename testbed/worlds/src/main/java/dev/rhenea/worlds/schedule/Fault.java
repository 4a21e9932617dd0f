package dev.rhenea.worlds.schedule;

import java.time.Duration;

/**
 * Something breaks, and is mended again.
 *
 * @param at since the log was made
 * @param span how long it lasts
 * @param strength how bad it is, if one of the kind can be worse than another: hundredths of all
 *     messages or reads, or how many times as slow
 */
public record Fault(Duration at, Duration span, FaultKind kind, Target target, int strength) {
  public Fault {
    if (at.isNegative() || !span.isPositive() || strength < 0 || strength > 100) {
      throw new IllegalArgumentException(
          "a fault begins, lasts, and has 0 to 100 hundredths: %s, %s, %d"
              .formatted(at, span, strength));
    }
  }

  public Duration end() {
    return at.plus(span);
  }

  public Fault lasting(Duration another) {
    return new Fault(at, another, kind, target, strength);
  }
}
