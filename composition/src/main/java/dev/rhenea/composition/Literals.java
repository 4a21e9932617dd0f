package dev.rhenea.composition;

import dev.rhenea.spec.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with and without units. Empty where the text is not of the kind asked for. */
public final class Literals {
  private static final Pattern NUMBER = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([A-Za-z]*)");

  private Literals() {}

  /** {@code 42}. */
  public static Optional<Value.Whole> whole(String text) {
    try {
      return Optional.of(new Value.Whole(Long.parseLong(text)));
    } catch (NumberFormatException notWhole) {
      return Optional.empty();
    }
  }

  static Optional<Value.Decimal> decimal(String text) {
    return split(text, "").map(matcher -> new Value.Decimal(new BigDecimal(matcher.group(1))));
  }

  /** {@code 900B}, {@code 64KiB}, {@code 1MiB}, {@code 2GiB}. */
  public static Optional<Value.Size> size(String text) {
    return split(text, "B|KiB|MiB|GiB")
        .flatMap(matcher ->
            exact(
                matcher.group(1),
                switch (matcher.group(2)) {
                  case "B" -> 1L;
                  case "KiB" -> 1L << 10;
                  case "MiB" -> 1L << 20;
                  default -> 1L << 30;
                }))
        .map(Value.Size::new);
  }

  /** {@code 10ns}, {@code 5us}, {@code 20ms}, {@code 1.5s}, {@code 2m}, {@code 1h}. */
  public static Optional<Value.Span> span(String text) {
    return split(text, "ns|us|ms|s|m|h")
        .flatMap(matcher ->
            exact(
                matcher.group(1),
                switch (matcher.group(2)) {
                  case "ns" -> 1L;
                  case "us" -> 1_000L;
                  case "ms" -> 1_000_000L;
                  case "s" -> 1_000_000_000L;
                  case "m" -> 60_000_000_000L;
                  default -> 3_600_000_000_000L;
                }))
        .map(nanos -> new Value.Span(Duration.ofNanos(nanos)));
  }

  private static Optional<Matcher> split(String text, String units) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.matches() && matcher.group(2).matches(units)
        ? Optional.of(matcher)
        : Optional.empty();
  }

  private static Optional<Long> exact(String number, long unit) {
    try {
      return Optional.of(
          new BigDecimal(number).multiply(BigDecimal.valueOf(unit)).longValueExact());
    } catch (ArithmeticException outOfRangeOrFraction) {
      return Optional.empty();
    }
  }
}
