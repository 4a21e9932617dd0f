package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.NodeNames;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea start [NODE...]}: the other half of {@code kill}. */
@Command(
    name = "start",
    description = {
      "Starts nodes that are down, over their data, and waits until they serve, or until they say"
          + " which other nodes they wait for.",
      "Exit status: 0 started, 2 not started, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea start       all that are down", "  rhenea start n1"},
    mixinStandardHelpOptions = true)
public final class StartCommand extends ProcessCommand {
  @Parameters(
      paramLabel = "NODE",
      arity = "0..*",
      description = "the nodes (default: all that are down)",
      converter = NodeNames.class)
  private List<NodeId> nodes = List.of();

  @Override
  void run(StandingCluster cluster) throws IOException {
    requireMembers(nodes, cluster);
    List<NodeId> starting = new ArrayList<>(nodes.isEmpty() ? cluster.file().members() : nodes);
    if (nodes.isEmpty()) {
      starting.removeAll(cluster.running());
    }
    if (starting.isEmpty()) {
      out().println("all nodes are up");
      return;
    }
    for (NodeId node : starting) {
      cluster.start(node);
    }
    try (HttpClients http = new HttpClients()) {
      List<NodeClient> clients =
          cluster.clients(http.client()).stream()
              .filter(client -> starting.contains(client.node()))
              .toList();
      for (NodeClient client : clients) {
        Answer answer = cluster.awaitAnswer(client);
        out()
            .println(
                client.node()
                    + (answer instanceof Answer.Ok
                        ? " serves http://" + client.address()
                        : " is up, but waits for other nodes; down are: " + down(cluster)));
      }
    }
  }

  private static String down(StandingCluster cluster) throws IOException {
    List<NodeId> down = new ArrayList<>(cluster.file().members());
    down.removeAll(cluster.running());
    return NodeId.joined(down, ", ");
  }
}
