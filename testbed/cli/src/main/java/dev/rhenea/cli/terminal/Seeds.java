package dev.rhenea.cli.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The seeds from {@code first} to {@code last}, both included. */
public record Seeds(long first, long last) {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

  public Seeds {
    if (first > last) {
      throw new IllegalArgumentException("seeds count up: " + first + ".." + last);
    }
  }

  public long count() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first + ".." + last;
  }

  /** Reads {@code A..B}. */
  public static final class Reader implements ITypeConverter<Seeds> {
    @Override
    public Seeds convert(String text) {
      Matcher range = RANGE.matcher(text);
      if (!range.matches()) {
        throw new TypeConversionException("seeds are written A..B, for example 1..1000");
      }
      try {
        return new Seeds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
