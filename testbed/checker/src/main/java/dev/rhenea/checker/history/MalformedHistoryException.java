package dev.rhenea.checker.history;

import java.io.IOException;

/** A file does not hold a history. The message is one line that begins with line and column. */
public final class MalformedHistoryException extends IOException {

  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;
  private final String what;

  /**
   * Says where a file is wrong, and why.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   * @param what what is wrong there
   */
  public MalformedHistoryException(int line, int column, String what) {
    super("line " + line + ", column " + column + ": " + what);
    this.line = line;
    this.column = column;
    this.what = what;
  }

  /** Returns the line, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column, from 1. */
  public int column() {
    return column;
  }

  /** Returns what is wrong there. */
  public String what() {
    return what;
  }
}
