package dev.rhenea.bench.compare;

import java.util.Collection;

/**
 * How far a probe of the machine moved during a run.
 *
 * @param probe what it measures
 * @param usual the median, in nanoseconds
 * @param low a tenth of the measurements are below
 * @param high a tenth of them are above
 */
public record Drift(String probe, double usual, double low, double high) {
  /** A machine that takes twice as long at times is no ground for a comparison. */
  private static final double MOST = 2;

  /** The drift of that probe. */
  public static Drift of(String probe, Collection<Double> nanos) {
    return new Drift(
        probe,
        Spread.quantile(nanos, 0.5),
        Spread.quantile(nanos, 0.1),
        Spread.quantile(nanos, 0.9));
  }

  /** Whether what was measured over this ground must be stamped NOISY. */
  public boolean isNoisy() {
    return high > MOST * low;
  }
}
