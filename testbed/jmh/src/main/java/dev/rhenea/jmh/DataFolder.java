package dev.rhenea.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a fork keeps the data of its nodes: on the disk that is measured, and not for long. */
final class DataFolder {
  /** The system property that names the folder. */
  static final String PROPERTY = "rhenea.jmh.folder";

  private DataFolder() {}

  static Path make() throws IOException {
    Path parent = Path.of(System.getProperty(PROPERTY, System.getProperty("java.io.tmpdir")));
    return Files.createTempDirectory(parent, "jmh");
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
