package dev.rhenea.bench.compare;

import java.util.List;
import java.util.Optional;

/**
 * Rates that rise until one is not reached.
 *
 * @param capacity what the contender does a second with as many appends outstanding as it was given
 * @param steps those of one contender, in their order
 */
public record RateSweep(double capacity, List<RateStep> steps) {
  private static final double FIRST = 0.2;
  private static final double FACTOR = 1.5;

  /** Above that it is the load that gives up, not the system. */
  private static final double LAST = 4;

  public RateSweep {
    steps = List.copyOf(steps);
  }

  /** The rate to offer next; empty when the knee has been passed. */
  public Optional<Double> next() {
    if (steps.isEmpty()) {
      return Optional.of(rounded(capacity * FIRST));
    }
    RateStep last = steps.getLast();
    double next = rounded(last.offered() * FACTOR);
    return last.reached() && next <= capacity * LAST ? Optional.of(next) : Optional.empty();
  }

  /** The highest rate that was reached; empty if none was. */
  public Optional<RateStep> knee() {
    return steps.stream().filter(RateStep::reached).reduce((one, later) -> later);
  }

  /** Two digits, at least one a second: nobody believes more. */
  private static double rounded(double rate) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, rate))) - 1);
    return Math.max(1, Math.rint(rate / unit) * unit);
  }
}
