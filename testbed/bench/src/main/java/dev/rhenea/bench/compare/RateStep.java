package dev.rhenea.bench.compare;

import dev.rhenea.bench.load.Outcome;
import dev.rhenea.bench.load.Sample;
import dev.rhenea.bench.load.Samples;
import java.util.List;
import java.util.SortedMap;

/**
 * What became of appends that were due at fixed times.
 *
 * @param contender its index
 * @param offered a second
 * @param achieved of those, how many took effect a second, in time
 * @param missed appends that were never started, because too many were outstanding
 * @param failed appends that did not take effect, as far as is known
 * @param reached whether the rate was what it claims to be; if not, it is stamped FAIL
 * @param percentiles latency in nanoseconds from when an append was due, by percentile; none with
 *     fewer than ten samples above it
 */
public record RateStep(
    int contender,
    double offered,
    double achieved,
    long missed,
    long failed,
    boolean reached,
    SortedMap<String, Long> percentiles) {
  /** So much of what is due must have taken effect, not much later than at the end of the step. */
  private static final double ENOUGH = 0.98;

  private static final double GRACE = 0.05;

  /**
   * Judges a step.
   *
   * @param begin when it began, on the load's clock
   * @param nanos how long it lasted
   * @param missed never started
   * @param left still outstanding when nobody waited any more
   */
  static RateStep of(
      int contender,
      double offered,
      long begin,
      long nanos,
      Samples samples,
      long missed,
      long left) {
    long end = begin + nanos + (long) (nanos * GRACE);
    List<Sample> took =
        samples.all().stream().filter(sample -> sample.outcome() == Outcome.OK).toList();
    long inTime = took.stream().filter(sample -> sample.ended() - end <= 0).count();
    long failed = samples.size() - took.size() + left;
    double due = offered * nanos / 1e9;
    boolean reached = missed == 0 && failed == 0 && inTime >= ENOUGH * due;
    return new RateStep(
        contender, offered, inTime * 1e9 / nanos, missed, failed, reached, Percentiles.of(samples));
  }
}
