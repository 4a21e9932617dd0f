package dev.rhenea.cli.terminal;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time: {@code 500ms}, {@code 30s}, {@code 5m}. */
public final class Span implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("([1-9]\\d{0,8})(ms|s|m)");

  @Override
  public Duration convert(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new TypeConversionException(
          "a span is written like 500ms, 30s or 5m, not '" + text + "'");
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }
}
