package dev.rhenea.checker.history;

import java.io.IOException;

/** A history does not fit the memory it was given, so nobody knows what is in the rest of it. */
public final class HistoryTooLargeException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Says where reading ended.
   *
   * @param line the line that did not fit any more, from 1
   * @param most what there was room for, in bytes
   */
  public HistoryTooLargeException(int line, long most) {
    super("the history takes more than %,d MiB, up to line %d".formatted(most >> 20, line));
  }
}
