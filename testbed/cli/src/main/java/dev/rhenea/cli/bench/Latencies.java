package dev.rhenea.cli.bench;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a latency: {@code 0}, {@code 100us}, {@code 1ms}. */
final class Latencies implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(us|ms)");
  private static final Duration MOST = Duration.ofMillis(100);

  @Override
  public Duration convert(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration latency =
          matcher.group(2).equals("ms")
              ? Duration.ofMillis(number)
              : Duration.ofNanos(number * 1000);
      if (latency.compareTo(MOST) <= 0) {
        return latency;
      }
    }
    throw new TypeConversionException(
        "a latency is 0 or up to 100ms, for example 100us or 5ms, not '" + text + "'");
  }
}
