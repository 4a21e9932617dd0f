package dev.rhenea.checker.history;

import java.util.regex.Pattern;

/** Number literals, as far as JSON and EDN agree on them. */
final class Numbers {

  private static final Pattern REAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private Numbers() {}

  /** Reads {@code token}, which began at {@code column} and is taken for a number. */
  static Value parse(String token, LineCursor in, int column) throws MalformedHistoryException {
    if (isInteger(token)) {
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

  /** Histories are mostly integers, so these are told apart without a pattern. */
  private static boolean isInteger(String token) {
    int first = token.startsWith("-") ? 1 : 0;
    int digits = token.length() - first;
    return digits > 0 && (digits == 1 || token.charAt(first) != '0') && areDigits(token, first);
  }

  private static boolean areDigits(String token, int from) {
    for (int i = from; i < token.length(); i++) {
      if (token.charAt(i) < '0' || token.charAt(i) > '9') {
        return false;
      }
    }
    return true;
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
