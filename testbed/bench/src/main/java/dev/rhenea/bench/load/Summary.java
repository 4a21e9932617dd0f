package dev.rhenea.bench.load;

import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/** Latency of a set of samples. Three significant digits; times in nanoseconds. */
public final class Summary {
  /** A percentile is shown only with at least this many samples above it. */
  static final int SAMPLES_ABOVE = 10;

  private final Histogram latency = new Histogram(3);

  private Summary() {}

  static Optional<Summary> of(Samples samples) {
    if (samples.size() == 0) {
      return Optional.empty();
    }
    Summary summary = new Summary();
    samples.all().forEach(sample -> summary.latency.recordValue(Math.max(0, sample.latency())));
    return Optional.of(summary);
  }

  public long count() {
    return latency.getTotalCount();
  }

  /**
   * The latency that {@code percent} of the samples do not exceed; empty if fewer than ten samples
   * lie above it, since then it would be the maximum by another name.
   */
  public OptionalLong percentile(double percent) {
    double above = latency.getTotalCount() * (100 - percent) / 100;
    return above < SAMPLES_ABOVE
        ? OptionalLong.empty()
        : OptionalLong.of(latency.getValueAtPercentile(percent));
  }

  public long maximum() {
    return latency.getMaxValue();
  }
}
