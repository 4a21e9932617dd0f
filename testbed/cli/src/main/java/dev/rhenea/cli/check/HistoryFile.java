package dev.rhenea.cli.check;

import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.HistoryFormat;
import dev.rhenea.checker.history.HistoryReader;
import dev.rhenea.checker.history.IllegalHistoryException;
import dev.rhenea.checker.history.MalformedHistoryException;
import dev.rhenea.checker.history.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A history in a file, in whichever format. */
record HistoryFile(Path path) {

  /** How much of a file is looked at to tell its format, in characters. */
  private static final int BEGINNING = 4096;

  /**
   * Reads all of it.
   *
   * @param most how many bytes the history may take in memory
   */
  History read(long most) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(path)) {
      return reader(in).readAll(most);
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
