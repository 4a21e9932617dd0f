package dev.rhenea.checker.history;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history line by line; blank lines and EDN comments are skipped. Memory is bounded by the
 * longest line, which is refused above {@link #LONGEST_LINE}.
 */
public final class HistoryReader {

  /** The longest line that is read, in UTF-16 units: 64 Mi. */
  public static final int LONGEST_LINE = 1 << 26;

  /** How many names and processes are shared; more are a sign that they do not come again. */
  private static final int SHARED = 10_000;

  private final Map<String, String> names = new HashMap<>();
  private final Map<ProcessId, ProcessId> processes = new HashMap<>();
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

  private Operation operation(LineParser parser, LineCursor line) throws MalformedHistoryException {
    Operation operation = OperationFields.read(parser.fields(), line);
    if (!parser.atEnd()) {
      throw line.error("expected one operation on a line, found " + line.found() + " after it");
    }
    return shared(operation);
  }

  /** Names and processes come again and again: a third of a long history, were they not shared. */
  private Operation shared(Operation o) {
    if (names.size() + processes.size() > SHARED) {
      return o;
    }
    String f = names.computeIfAbsent(o.f(), name -> name);
    ProcessId process = processes.computeIfAbsent(o.process(), id -> id);
    return new Operation(o.index(), o.time(), o.type(), process, f, o.value());
  }

  /** Returns the number of the line that was read last, from 1; 0 before the first. */
  public int line() {
    return lines.number();
  }

  /**
   * Reads everything that is left and pairs it, as long as it fits.
   *
   * @param most how many bytes the history may take, about
   * @throws HistoryTooLargeException if it would take more
   * @throws MalformedHistoryException as {@link #readAll()}
   * @throws IOException if the source cannot be read
   */
  public History readAll(long most) throws IOException {
    Pairing pairing = new Pairing();
    long taken = 0;
    for (Operation operation = next(); operation != null; operation = next()) {
      taken += Footprint.of(operation);
      if (taken > most) {
        throw new HistoryTooLargeException(lines.number(), most);
      }
      add(operation, pairing);
    }
    return pairing.history();
  }

  /**
   * Reads everything that is left and pairs it.
   *
   * @throws MalformedHistoryException if a line is not an operation, or the operations are not a
   *     history (see {@link History#of}); a file that ends within a line is an error too
   * @throws IOException if the source cannot be read
   */
  public History readAll() throws IOException {
    return readAll(Long.MAX_VALUE);
  }

  private void add(Operation operation, Pairing pairing) throws MalformedHistoryException {
    try {
      pairing.add(operation);
    } catch (IllegalHistoryException illegal) {
      throw new MalformedHistoryException(lines.number(), 1, illegal.getMessage());
    }
  }
}
