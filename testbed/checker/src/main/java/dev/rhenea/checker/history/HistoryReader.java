package dev.rhenea.checker.history;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history line by line; blank lines and EDN comments are skipped. Memory is bounded by the
 * longest line, which is refused above {@link #LONGEST_LINE}.
 */
public final class HistoryReader {

  /** The longest line that is read, in UTF-16 units: 64 Mi. */
  public static final int LONGEST_LINE = 1 << 26;

  private final Lines lines;
  private final HistoryFormat format;

  /**
   * Makes a reader.
   *
   * @param in where from; the caller decodes and closes it, and need not buffer it
   * @param format how
   */
  public HistoryReader(Reader in, HistoryFormat format) {
    this.lines = new Lines(in, LONGEST_LINE);
    this.format = format;
  }

  /**
   * Returns the next operation, or null at the end.
   *
   * @throws MalformedHistoryException if a line is not an operation
   * @throws IOException if the source cannot be read
   */
  public @Nullable Operation next() throws IOException {
    for (String text = lines.next(); text != null; text = lines.next()) {
      LineCursor line = new LineCursor(text, lines.number());
      LineParser parser = format.parser(line);
      if (!parser.atEnd()) {
        return operation(parser, line);
      }
    }
    return null;
  }

  private static Operation operation(LineParser parser, LineCursor line)
      throws MalformedHistoryException {
    Operation operation = OperationFields.read(parser.fields(), line);
    if (!parser.atEnd()) {
      throw line.error("expected one operation on a line, found " + line.found() + " after it");
    }
    return operation;
  }

  /**
   * Reads everything that is left and pairs it.
   *
   * @throws MalformedHistoryException if a line is not an operation, or the operations are not a
   *     history (see {@link History#of}); a file that ends within a line is an error too
   * @throws IOException if the source cannot be read
   */
  public History readAll() throws IOException {
    Pairing pairing = new Pairing();
    for (Operation operation = next(); operation != null; operation = next()) {
      try {
        pairing.add(operation);
      } catch (IllegalHistoryException illegal) {
        throw new MalformedHistoryException(lines.number(), 1, illegal.getMessage());
      }
    }
    return pairing.history();
  }
}
