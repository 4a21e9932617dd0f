package dev.rhenea.cli.operate;

import dev.rhenea.cli.cluster.NodeState;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.NodeNames;
import dev.rhenea.environment.NodeId;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea kill NODE...}: the fault to play with. */
@Command(
    name = "kill",
    description = {
      "Ends nodes as kill -9 does: they get no chance to write anything any more.",
      "Exit status: 0 they are gone, 2 they were not running, or could not be ended, 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea kill n1", "  rhenea start n1"},
    mixinStandardHelpOptions = true)
public final class KillCommand extends ProcessCommand {
  @Parameters(
      paramLabel = "NODE",
      arity = "1..*",
      description = "the nodes",
      converter = NodeNames.class)
  private List<NodeId> nodes = List.of();

  @Override
  void run(StandingCluster cluster) throws IOException {
    requireMembers(nodes, cluster);
    for (NodeId node : nodes) {
      if (!(cluster.state(node) instanceof NodeState.Running(ProcessHandle process))) {
        throw new IOException(node + " is not running");
      }
      cluster.kill(node);
      out().printf("%s killed, it was process %d%n", node, process.pid());
    }
  }
}
