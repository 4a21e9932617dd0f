package dev.rhenea.composition;

/**
 * A run of characters on one line of a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param length in characters, at least 1
 */
public record Region(int line, int column, int length) {
  boolean isBefore(Region other) {
    return line < other.line || (line == other.line && column < other.column);
  }

  /** From the start of this region to the end of {@code last}, as far as the line goes. */
  Region to(Region last) {
    return last.line == line ? new Region(line, column, last.column + last.length - column) : this;
  }
}
