package dev.rhenea.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** Folders for what commands leave behind: one each, and nothing elsewhere. */
public final class Folders {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

  private Folders() {}

  /** A new folder for a run of {@code command}, under {@code .rhenea} of the checkout. */
  public static Path fresh(String command) throws IOException {
    Path parent = Path.of(System.getProperty("rhenea.home", "."), ".rhenea", command);
    Files.createDirectories(parent);
    return Files.createDirectory(
            parent.resolve(LocalDateTime.now(ZoneId.systemDefault()).format(STAMP)))
        .toAbsolutePath()
        .normalize();
  }

  /** Where the cluster of {@code rhenea up} is unless another folder is named. */
  public static Path cluster() {
    return Path.of(System.getProperty("rhenea.home", "."), ".rhenea", "cluster")
        .toAbsolutePath()
        .normalize();
  }

  /**
   * {@code folder}, made if need be.
   *
   * @throws IOException if there is something in it, or it cannot be made
   */
  public static Path empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IOException(folder + " is not empty; name a new folder");
      }
    }
    return folder.toAbsolutePath().normalize();
  }
}
