package dev.rhenea.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cluster file that a node which joined keeps in its data folder, since nobody wrote one for
 * it: which cluster the folder belongs to, and whom to ask for the rest after a restart.
 */
final class RememberedCluster {
  private static final String NAME = "cluster.json";

  private final Path folder;

  RememberedCluster(Path folder) {
    this.folder = folder;
  }

  /**
   * What was kept; empty if this folder never belonged to a node that joined.
   *
   * @throws IOException if it cannot be read, or is damaged
   */
  Optional<ClusterFile> read() throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClusterFileReader.read(file));
    } catch (InvalidClusterFile damaged) {
      throw new IOException(
          "%s is damaged; join again with an empty folder: %s"
              .formatted(file, damaged.getMessage()),
          damaged);
    }
  }

  /**
   * Keeps what {@code cluster} says when it is this writer's turn, so that of several writers none
   * goes back; on disk when it returns.
   */
  synchronized void write(Supplier<ClusterFile> cluster) throws IOException {
    Files.createDirectories(folder);
    ClusterFileWriter.write(cluster.get(), folder.resolve(NAME));
  }
}
