package dev.rhenea.cli.simulate;

import java.util.regex.Pattern;

/** Sentences about entries, without their padding. */
final class Brief {
  /** The same character over and over. */
  private static final Pattern PADDING = Pattern.compile("(\\w)\\1{7,}");

  private Brief() {}

  static String of(String sentence) {
    return PADDING.matcher(sentence).replaceAll("$1$1…");
  }
}
