package dev.rhenea.cli.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps commands that start or end nodes of one folder from getting into each other's way. */
public final class FolderClaim implements Closeable {
  static final String NAME = "command.lock";

  private final FileChannel file;

  private FolderClaim(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes {@code folder}, which is made if need be, until closed.
   *
   * @throws IOException if another command has it
   */
  public static FolderClaim take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel file =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(file) == null) {
      file.close();
      throw new IOException(
          "another command starts or stops nodes in " + folder + "; repeat this when it has ended");
    }
    return new FolderClaim(file);
  }

  /** Deletes {@code folder} if nothing is in it but what a claim leaves behind. */
  public static void removeIfAlone(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (!files.allMatch(file -> file.endsWith(NAME))) {
        return;
      }
    }
    Files.deleteIfExists(folder.resolve(NAME));
    Files.delete(folder);
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldInThisProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
