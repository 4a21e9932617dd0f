package dev.rhenea.checker.history;

import java.util.function.IntPredicate;

/** A place in one line of text, and the errors that point there. */
final class LineCursor {

  /** What {@link #peek()} returns at the end of the line. */
  static final int END = -1;

  private final String text;
  private final int line;
  private int at;

  LineCursor(String text, int line) {
    this.text = text;
    this.line = line;
  }

  int peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  int next() {
    int c = peek();
    at++;
    return c;
  }

  /** Steps over {@code c} if it is next. */
  boolean skip(char c) {
    boolean found = peek() == c;
    if (found) {
      at++;
    }
    return found;
  }

  /** Steps over {@code word} if it is next. */
  boolean skip(String word) {
    boolean found = text.startsWith(word, at);
    if (found) {
      at += word.length();
    }
    return found;
  }

  void expect(char c, String where) throws MalformedHistoryException {
    if (!skip(c)) {
      throw error("expected '" + c + "' " + where + ", found " + found());
    }
  }

  /** Steps over, and returns, the longest run of characters that satisfy {@code wanted}. */
  String run(IntPredicate wanted) {
    int from = at;
    while (at < text.length() && wanted.test(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** Returns the column of the next character, from 1. */
  int column() {
    return at + 1;
  }

  /** Describes the next character for an error message. */
  String found() {
    int c = peek();
    return c == END ? "the end of the line" : "'" + (char) c + "'";
  }

  MalformedHistoryException error(String what) {
    return error(column(), what);
  }

  MalformedHistoryException error(int column, String what) {
    return new MalformedHistoryException(line, column, what);
  }
}
