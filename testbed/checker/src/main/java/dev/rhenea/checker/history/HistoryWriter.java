package dev.rhenea.checker.history;

import java.io.IOException;

/**
 * Writes a history as it happens, one operation a line. Whoever records from several threads
 * serialises, so that the order of the lines is the order of the indices.
 */
public final class HistoryWriter {

  private final Appendable out;
  private final HistoryFormat format;

  /**
   * Makes a writer that buffers nothing itself.
   *
   * @param out where to; the caller buffers, flushes and closes it. Files are UTF-8.
   * @param format how
   */
  public HistoryWriter(Appendable out, HistoryFormat format) {
    this.out = out;
    this.format = format;
  }

  /**
   * Writes one operation and ends its line.
   *
   * @throws IOException if {@code out} does
   */
  public void write(Operation operation) throws IOException {
    out.append(format.print(operation)).append('\n');
  }
}
