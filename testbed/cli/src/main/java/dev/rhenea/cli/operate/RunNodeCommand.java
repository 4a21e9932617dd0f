package dev.rhenea.cli.operate;

import dev.rhenea.node.process.NodeMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rhenea node}: one node of a cluster, in the foreground. */
@Command(
    name = "node",
    description = {
      "Runs one node in the foreground until it is stopped (SIGTERM, Ctrl-C): for systemd, a"
          + " container, or a machine of its own. All nodes a cluster begins with have the same"
          + " cluster file; 'rhenea up' writes one, and the node's package documentation describes"
          + " it. A node that the file does not name joins the running cluster instead, with the"
          + " address of any node of it, and is started again by the same command. Prints one line"
          + " when it serves, and logs to standard error.",
      "Exit status: 143 stopped by SIGTERM, 0 it has left the cluster, 64 wrong arguments or"
          + " cluster file, or the cluster does not take it, 2 could not start, 70 stopped because"
          + " of a bug."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rhenea node --cluster cluster.json --node n1 --folder /var/lib/rhenea/n1",
      "  rhenea node --join 10.0.0.1:7201 --node n6 --folder /var/lib/rhenea/n6 \\",
      "              --peer 10.0.0.6:7101 --http 10.0.0.6:7201"
    },
    mixinStandardHelpOptions = true)
public final class RunNodeCommand implements Callable<Integer> {
  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      description = "the nodes, their addresses, the logs (JSON)")
  private @Nullable Path cluster;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      description = "instead: where any node of the running cluster answers HTTP")
  private @Nullable String contact;

  @Option(
      names = "--peer",
      paramLabel = "HOST:PORT",
      description = "with --join: where the other nodes find this one")
  private @Nullable String peer;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description = "with --join: where clients find this one")
  private @Nullable String http;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      required = true,
      description = "which of them this one is, or its name from now on")
  private String node;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "its journal and tables; made if it is not there")
  private Path folder;

  @Spec private CommandSpec spec;

  /** Never returns: the process ends with the status of the node. */
  @Override
  public Integer call() throws InterruptedException {
    NodeMain.main(arguments());
    new CountDownLatch(1).await();
    throw new IllegalStateException("nobody counts that down");
  }

  private String[] arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("--node", node, "--folder", folder.toString()));
    if (cluster != null && contact == null && peer == null && http == null) {
      arguments.addAll(List.of("--cluster", cluster.toString()));
    } else if (cluster == null && contact != null && peer != null && http != null) {
      arguments.addAll(List.of("--join", contact, "--peer", peer, "--http", http));
    } else {
      throw new ParameterException(
          spec.commandLine(), "either --cluster is needed, or --join, --peer and --http");
    }
    return arguments.toArray(new String[0]);
  }
}
