package dev.rhenea.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a node's processes printed, one after the other. */
record OutputFile(Path path) {
  private static final int LAST_LINES = 12;

  /** The output of the node whose folder that is. */
  static OutputFile in(Path folder) {
    return new OutputFile(folder.resolve("output.txt"));
  }

  /** The end of it; empty if there is none. */
  String lastWords() throws IOException {
    List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
