package dev.rhenea.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cluster file that a node keeps in its data folder: which cluster the folder belongs to, and
 * whom to ask for the rest after a restart. For a node that joined nobody wrote one; the one that
 * people wrote for the others may name nodes that are no acceptors any more (A3).
 */
final class RememberedCluster {
  /** What {@link Joining} makes. */
  private static final String JOINED = "cluster.json";

  /** What is kept beside a file of people, which may be in the same folder. */
  private static final String FOUNDED = "remembered-cluster.json";

  private final Path folder;
  private final String name;

  private RememberedCluster(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** Of a node that joins, or has joined. */
  static RememberedCluster joined(Path folder) {
    return new RememberedCluster(folder, JOINED);
  }

  /** Of a node that was started with {@code file}, whoever made that. */
  static RememberedCluster of(Path folder, ClusterFile file) {
    boolean joined = file.id().isPresent() && Files.exists(folder.resolve(JOINED));
    return new RememberedCluster(folder, joined ? JOINED : FOUNDED);
  }

  /**
   * What was kept; empty if nothing was.
   *
   * @throws IOException if it cannot be read, or is damaged
   */
  Optional<ClusterFile> read() throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClusterFileReader.read(file));
    } catch (InvalidClusterFile damaged) {
      throw new IOException(
          "%s is damaged; start this node over an empty folder: %s"
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
    ClusterFileWriter.write(cluster.get(), folder.resolve(name));
  }
}
