package dev.rhenea.cli.workload;

import dev.rhenea.checker.history.HistoryFormat;
import dev.rhenea.checker.history.HistoryWriter;
import dev.rhenea.checker.history.Operation;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A history as Jepsen's {@code history.edn} has it. */
public final class HistoryFile {
  private HistoryFile() {}

  /** Writes {@code operations} to {@code file}, whose folder is made if need be. */
  public static void write(Path file, List<Operation> operations) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      HistoryWriter writer = new HistoryWriter(out, HistoryFormat.EDN);
      for (Operation operation : operations) {
        writer.write(operation);
      }
    }
  }
}
