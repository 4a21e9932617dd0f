package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.NodeNames;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea join [NODE]}: one node more. */
@Command(
    name = "join",
    description = {
      "Starts one node more on this machine, which joins the running cluster: it gets a replica of"
          + " the table, and compositions may name it. For a machine of its own: 'rhenea node"
          + " --join'.",
      "Exit status: 0 it serves, 2 it does not, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea join", "  rhenea join n6", "  rhenea switch 'native(n2, n3, n6)'"},
    mixinStandardHelpOptions = true)
public final class JoinCommand extends ProcessCommand {
  @Parameters(
      paramLabel = "NODE",
      arity = "0..1",
      description = "its name (default: n4 if that is the first one free)",
      converter = NodeNames.class)
  private @Nullable NodeId wanted;

  @Override
  void run(StandingCluster cluster) throws IOException {
    NodeId node = wanted == null ? free(cluster.file().members()) : wanted;
    if (cluster.file().members().contains(node)) {
      throw new IOException(
          "there is a node %s already; 'rhenea start %s' starts it if it is down"
              .formatted(node, node));
    }
    if (cluster.running().isEmpty()) {
      throw new IOException("nothing is up that could be joined; 'rhenea up' starts the cluster");
    }
    cluster.add(node);
    cluster.start(node);
    try (HttpClients http = new HttpClients()) {
      NodeClient client = new NodeClient(http.client(), node, cluster.http(node));
      cluster.awaitReady(List.of(client));
      out().printf("%s joined and serves http://%s%n", node, client.address());
    }
  }

  private static NodeId free(List<NodeId> taken) {
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> new NodeId("n" + i))
        .filter(node -> !taken.contains(node))
        .findFirst()
        .orElseThrow();
  }
}
