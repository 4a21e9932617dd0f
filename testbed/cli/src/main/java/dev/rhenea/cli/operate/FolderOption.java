package dev.rhenea.cli.operate;

import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Folders;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder of a cluster on this machine. */
final class FolderOption {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "the cluster's folder (default: cluster in the folder for what rhenea makes: .rhenea of"
              + " the checkout, ~/.local/state/rhenea of an installation)")
  private @Nullable Path folder;

  Path path() {
    return folder == null ? Folders.cluster() : folder.toAbsolutePath().normalize();
  }

  /**
   * The cluster in the folder.
   *
   * @throws IOException if there is none
   */
  StandingCluster existing() throws IOException {
    return StandingCluster.in(path())
        .orElseThrow(() ->
            new IOException("no cluster in " + path() + "; 'rhenea up' makes and starts one"));
  }
}
