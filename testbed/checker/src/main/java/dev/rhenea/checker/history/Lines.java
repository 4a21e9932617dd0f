package dev.rhenea.checker.history;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Splits text at line feeds, counting, and refuses a line that is longer than its limit. */
final class Lines {

  private final Reader in;
  private final int longest;
  private final char[] buffer = new char[1 << 16];
  private int from;
  private int to;
  private int number;

  Lines(Reader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Returns the number of the line that was returned last, from 1. */
  int number() {
    return number;
  }

  /** Returns the next line without its line feed, or null at the end. */
  @Nullable String next() throws IOException {
    if (from == to && !fill()) {
      return null;
    }
    number++;
    StringBuilder line = new StringBuilder();
    do {
      int end = lineFeed();
      line.append(buffer, from, end - from);
      if (line.length() > longest) {
        throw new MalformedHistoryException(
            number, longest + 1, "the line is longer than " + longest + " characters");
      }
      from = end;
      if (from < to) {
        from++;
        return line.toString();
      }
    } while (fill());
    return line.toString();
  }

  private int lineFeed() {
    int end = from;
    while (end < to && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = Math.max(0, in.read(buffer));
    return to > 0;
  }
}
