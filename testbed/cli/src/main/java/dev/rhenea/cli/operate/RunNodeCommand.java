package dev.rhenea.cli.operate;

import dev.rhenea.node.process.NodeMain;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rhenea node}: one node of a cluster, in the foreground. */
@Command(
    name = "node",
    description = {
      "Runs one node in the foreground until it is stopped (SIGTERM, Ctrl-C): for systemd, a"
          + " container, or a machine of its own. All nodes have the same cluster file; 'rhenea up'"
          + " writes one, and the node's package documentation describes it. Prints one line when"
          + " it serves, and logs to standard error.",
      "Exit status: 143 stopped by SIGTERM, 64 wrong arguments or cluster file, 2 could not start,"
          + " 70 stopped because of a bug."
    },
    mixinStandardHelpOptions = true)
public final class RunNodeCommand implements Callable<Integer> {
  @Option(
      names = "--cluster",
      paramLabel = "FILE",
      required = true,
      description = "the nodes, their addresses, the logs (JSON)")
  private Path cluster;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      required = true,
      description = "which of them this one is")
  private String node;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "its journal and tables; made if it is not there")
  private Path folder;

  /** Never returns: the process ends with the status of the node. */
  @Override
  public Integer call() throws InterruptedException {
    NodeMain.main(
        new String[] {
          "--cluster", cluster.toString(), "--node", node, "--folder", folder.toString()
        });
    new CountDownLatch(1).await();
    throw new IllegalStateException("nobody counts that down");
  }
}
