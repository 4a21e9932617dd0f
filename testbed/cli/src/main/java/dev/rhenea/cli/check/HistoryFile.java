package dev.rhenea.cli.check;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.HistoryFormat;
import dev.rhenea.checker.history.HistoryReader;
import dev.rhenea.checker.history.HistoryTooLargeException;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.MalformedHistoryException;
import dev.rhenea.checker.history.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A history in a file, in whichever format. */
public record HistoryFile(Path path) {

  /** How much of a file is looked at to tell its format, in characters. */
  private static final int BEGINNING = 4096;

  /** A third of the heap for the history, the rest for whoever judges it. */
  private static final int SHARE = 3;

  /**
   * Reads all of it.
   *
   * @throws IOException if it cannot be read, or is no history
   * @throws HistoryTooLargeException if it takes more than a third of the heap
   */
  public History read() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path)) {
      return reader(in).readAll(Runtime.getRuntime().maxMemory() / SHARE);
    }
  }

  private static HistoryReader reader(BufferedReader in) throws IOException {
    in.mark(BEGINNING);
    char[] beginning = new char[BEGINNING];
    int length = Math.max(0, in.read(beginning));
    in.reset();
    return new HistoryReader(in, HistoryFormat.of(new String(beginning, 0, length)));
  }

  /** Says where in the file the operation is that {@code illegal} is about. */
  MalformedHistoryException located(IllegalHistoryException illegal) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path)) {
      HistoryReader reader = reader(in);
      Operation operation = reader.next();
      while (operation != null && operation.index() != illegal.index()) {
        operation = reader.next();
      }
      return new MalformedHistoryException(reader.line(), 1, illegal.getMessage());
    }
  }
}
