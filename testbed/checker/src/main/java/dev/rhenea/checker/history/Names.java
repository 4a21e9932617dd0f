package dev.rhenea.checker.history;

import java.util.regex.Pattern;

/** The names that can be written as an EDN keyword, and therefore as any name in a history. */
final class Names {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z*!_?$%&=<>+.-][A-Za-z0-9*!_?$%&=<>+.:#'/-]*");

  private Names() {}

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  static String require(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("not a name: '" + text + "'");
    }
    return text;
  }
}
