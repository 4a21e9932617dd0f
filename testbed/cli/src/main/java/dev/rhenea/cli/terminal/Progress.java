package dev.rhenea.cli.terminal;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a person sees on the error stream while a command works. Any thread may tell it. */
public final class Progress {
  private static final String ERASE_LINE = "\r\033[K";

  /** In a file there is no status line to replace: one of so many is enough. */
  static final Duration BETWEEN = Duration.ofSeconds(10);

  private enum Manner {
    /** Lines, and below them a status that is replaced by the next one. */
    TERMINAL,
    /** Lines, and a status as a line, where nothing else was written for a while. */
    PLAIN,
    QUIET
  }

  private final PrintWriter err;
  private final Manner manner;
  private final LongSupplier nanos;
  private long quietUntil;

  private Progress(PrintWriter err, Manner manner, LongSupplier nanos) {
    this.err = err;
    this.manner = manner;
    this.nanos = nanos;
    this.quietUntil = nanos.getAsLong();
  }

  /** Progress on {@code err}, which is quiet unless somebody sits at a terminal. */
  public static Progress on(PrintWriter err) {
    return new Progress(err, isTerminal() ? Manner.TERMINAL : Manner.QUIET, System::nanoTime);
  }

  /**
   * The same for what takes so long that it is left alone, with {@code err} in a file: where nobody
   * sits at a terminal the lines are written as plain ones, and a status now and then.
   */
  public static Progress ofLongRun(PrintWriter err) {
    return isTerminal()
        ? new Progress(err, Manner.TERMINAL, System::nanoTime)
        : plain(err, System::nanoTime);
  }

  static Progress plain(PrintWriter err, LongSupplier nanos) {
    return new Progress(err, Manner.PLAIN, nanos);
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** A line that stays. */
  public synchronized void say(String line) {
    switch (manner) {
      case TERMINAL -> print(ERASE_LINE + line + System.lineSeparator());
      case PLAIN -> printPlain(line);
      case QUIET -> {}
    }
  }

  /** A line that the next one replaces. */
  public synchronized void status(String line) {
    switch (manner) {
      case TERMINAL -> print(ERASE_LINE + line);
      case PLAIN -> {
        if (nanos.getAsLong() - quietUntil >= 0) {
          printPlain(line);
        }
      }
      case QUIET -> {}
    }
  }

  /** Takes the last status away. */
  public synchronized void end() {
    if (manner == Manner.TERMINAL) {
      print(ERASE_LINE);
    }
  }

  private void printPlain(String line) {
    print(line + System.lineSeparator());
    quietUntil = nanos.getAsLong() + BETWEEN.toNanos();
  }

  private void print(String text) {
    err.print(text);
    err.flush();
  }
}
