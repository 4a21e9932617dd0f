package dev.rhenea.checker.history;

/** The names that can be written as an EDN keyword, and therefore as any name in a history. */
final class Names {

  private static final String BEGINS = "*!_?$%&=<>+.-";
  private static final String GOES_ON = BEGINS + ":#'/0123456789";

  private Names() {}

  static boolean isName(String text) {
    if (text.isEmpty() || !isOf(text.charAt(0), BEGINS)) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!isOf(text.charAt(i), GOES_ON)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOf(char c, String others) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.indexOf(c) >= 0;
  }

  static String require(String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException("not a name: '" + text + "'");
    }
    return text;
  }
}
