package dev.rhenea.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** What a person sees while a command works: on a terminal only, and on the error stream. */
public final class Progress {
  private static final String ERASE_LINE = "\r\033[K";

  private final PrintWriter err;
  private final boolean shown;

  private Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  /** Progress on {@code err}, which is quiet unless somebody sits at a terminal. */
  public static Progress on(PrintWriter err) {
    Optional<Console> console = Optional.ofNullable(System.console());
    return new Progress(err, console.map(Console::isTerminal).orElse(false));
  }

  /** A line that stays. */
  public void say(String line) {
    show(ERASE_LINE + line + System.lineSeparator());
  }

  /** A line that the next one replaces. */
  public void status(String line) {
    show(ERASE_LINE + line);
  }

  /** Takes the last status away. */
  public void end() {
    show(ERASE_LINE);
  }

  private void show(String text) {
    if (shown) {
      err.print(text);
      err.flush();
    }
  }
}
