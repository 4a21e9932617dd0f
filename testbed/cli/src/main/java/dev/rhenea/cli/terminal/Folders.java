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

  /**
   * Where everything goes that nobody named a folder for: {@code .rhenea} of the checkout, unless
   * the launcher says otherwise, because an installation need not be writable.
   */
  public static Path state() {
    String elsewhere = System.getProperty("rhenea.state", "");
    Path state =
        elsewhere.isEmpty()
            ? Path.of(System.getProperty("rhenea.home", "."), ".rhenea")
            : Path.of(elsewhere);
    return state.toAbsolutePath().normalize();
  }

  /** A new folder for a run of {@code command}, under {@link #state}. */
  public static Path fresh(String command) throws IOException {
    Path parent = state().resolve(command);
    Files.createDirectories(parent);
    return Files.createDirectory(
        parent.resolve(LocalDateTime.now(ZoneId.systemDefault()).format(STAMP)));
  }

  /** Where the cluster of {@code rhenea up} is unless another folder is named. */
  public static Path cluster() {
    return state().resolve("cluster");
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
