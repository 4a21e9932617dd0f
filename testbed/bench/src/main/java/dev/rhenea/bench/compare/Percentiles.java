package dev.rhenea.bench.compare;

import dev.rhenea.bench.load.Samples;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.HdrHistogram.Histogram;

/** The percentiles that are printed, by name; those with too few samples above them are not. */
final class Percentiles {
  private static final double[] SHOWN = {50, 90, 99, 99.9};
  private static final int SAMPLES_ABOVE = 10;

  private Percentiles() {}

  static SortedMap<String, Long> of(Histogram histogram) {
    return of(percent ->
        histogram.getTotalCount() * (100 - percent) / 100 < SAMPLES_ABOVE
            ? OptionalLong.empty()
            : OptionalLong.of(histogram.getValueAtPercentile(percent)));
  }

  static SortedMap<String, Long> of(Samples samples) {
    return samples.summary().map(summary -> of(summary::percentile)).orElseGet(Percentiles::none);
  }

  private static SortedMap<String, Long> of(DoubleFunction<OptionalLong> value) {
    SortedMap<String, Long> found = none();
    for (double percent : SHOWN) {
      value.apply(percent).ifPresent(nanos -> found.put(name(percent), nanos));
    }
    return found;
  }

  private static SortedMap<String, Long> none() {
    return new TreeMap<>();
  }

  private static String name(double percent) {
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f", percent)
        : Double.toString(percent);
  }
}
