package dev.rhenea.checker.history;

import java.util.regex.Pattern;

/** Number literals, as far as JSON and EDN agree on them. */
final class Numbers {

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d*)");
  private static final Pattern REAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private Numbers() {}

  /** Reads {@code token}, which began at {@code column} and is taken for a number. */
  static Value parse(String token, LineCursor in, int column) throws MalformedHistoryException {
    if (INTEGER.matcher(token).matches()) {
      return integer(token, in, column);
    }
    if (!REAL.matcher(token).matches()) {
      throw in.error(column, "'" + token + "' is not a value");
    }
    double value = Double.parseDouble(token);
    if (Double.isInfinite(value)) {
      throw in.error(column, "the number " + token + " is too large");
    }
    return new Value.Real(value);
  }

  private static Value integer(String token, LineCursor in, int column)
      throws MalformedHistoryException {
    try {
      return new Value.Int(Long.parseLong(token));
    } catch (NumberFormatException outOfRange) {
      throw in.error(column, "the integer " + token + " does not fit 64 bits");
    }
  }
}
