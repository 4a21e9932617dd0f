package dev.rhenea.bench.compare;

import java.util.Collection;
import java.util.function.DoubleUnaryOperator;

/**
 * Many measurements of one thing: the median, and the quartiles around it.
 *
 * @param low a quarter of the measurements are below
 * @param high a quarter of them are above
 */
public record Spread(double low, double median, double high) {

  /**
   * The spread of {@code values}.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(Collection<Double> values) {
    double[] sorted = sorted(values);
    return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /** The value below which a share of {@code values} lies, between two neighbours if need be. */
  static double quantile(Collection<Double> values, double share) {
    return at(sorted(values), share);
  }

  private static double[] sorted(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread needs at least one value");
    }
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Every number of this one, changed by a function that keeps their order. */
  public Spread map(DoubleUnaryOperator change) {
    return new Spread(
        change.applyAsDouble(low), change.applyAsDouble(median), change.applyAsDouble(high));
  }
}
