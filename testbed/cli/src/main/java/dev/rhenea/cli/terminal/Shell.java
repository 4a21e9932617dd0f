package dev.rhenea.cli.terminal;

import java.util.regex.Pattern;

/** Arguments as a POSIX shell reads them, for commands that are printed to be pasted. */
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,=+-]+");

  private Shell() {}

  /** What a shell hands on as {@code argument}: itself if it is plain, else between quotes. */
  public static String quote(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
