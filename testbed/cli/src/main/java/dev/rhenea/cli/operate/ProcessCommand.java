package dev.rhenea.cli.operate;

import dev.rhenea.cli.cluster.FolderClaim;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that starts or ends node processes of a cluster on this machine. */
abstract class ProcessCommand implements Callable<Integer> {
  @Mixin private FolderOption folder;

  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    try {
      StandingCluster cluster = folder.existing();
      try (FolderClaim _ = FolderClaim.take(folder.path())) {
        run(cluster);
      }
      return Exit.VALID;
    } catch (IOException failed) {
      spec.commandLine().getErr().println("rhenea " + spec.name() + ": " + failed.getMessage());
      return Exit.UNKNOWN;
    } finally {
      out().flush();
    }
  }

  /** Does it. */
  abstract void run(StandingCluster cluster) throws IOException;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Refuses names of nodes that {@code cluster} has not. */
  void requireMembers(List<NodeId> nodes, StandingCluster cluster) {
    for (NodeId node : nodes) {
      if (!cluster.file().members().contains(node)) {
        throw new ParameterException(
            spec.commandLine(),
            "no node '%s' in this cluster; it has: %s".formatted(node, cluster.file().members()));
      }
    }
  }
}
