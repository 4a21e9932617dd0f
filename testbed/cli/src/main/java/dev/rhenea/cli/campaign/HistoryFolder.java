package dev.rhenea.cli.campaign;

import dev.rhenea.checker.history.HistoryFormat;
import dev.rhenea.checker.history.HistoryWriter;
import dev.rhenea.checker.history.Operation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that histories are left in, in Jepsen's EDN. */
record HistoryFolder(Path path) {

  /** A new folder. */
  static HistoryFolder under(Path parent, String name) throws IOException {
    return new HistoryFolder(Files.createDirectories(parent.resolve(name)));
  }

  /** Writes a file. */
  void write(String file, List<Operation> history) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(path.resolve(file))) {
      HistoryWriter writer = new HistoryWriter(out, HistoryFormat.EDN);
      for (Operation operation : history) {
        writer.write(operation);
      }
    }
  }
}
