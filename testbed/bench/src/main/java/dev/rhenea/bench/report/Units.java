package dev.rhenea.bench.report;

import java.util.Locale;
import java.util.OptionalLong;

/** Numbers as people read them. */
public final class Units {
  private Units() {}

  /** A span given in nanoseconds: {@code 870 us}, {@code 12.4 ms}, {@code 1.30 s}. */
  public static String span(long nanos) {
    double micros = nanos / 1e3;
    if (micros < 1000) {
      return String.format(Locale.ROOT, micros < 10 ? "%.1f us" : "%.0f us", micros);
    }
    double millis = micros / 1e3;
    if (millis < 1000) {
      return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.1f ms", millis);
    }
    return String.format(Locale.ROOT, "%.2f s", millis / 1e3);
  }

  /** A span, or a dash where there were too few samples to say. */
  public static String span(OptionalLong nanos) {
    return nanos.isPresent() ? span(nanos.getAsLong()) : "-";
  }

  /** A rate: {@code 1,240/s}. */
  public static String rate(double perSecond) {
    return String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%,.0f/s", perSecond);
  }
}
