package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.cluster.FolderClaim;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.NodeNames;
import dev.rhenea.environment.NodeId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea leave NODE}: one node less. */
@Command(
    name = "leave",
    description = {
      "Takes a node out of the cluster, for good: it stops by itself, and a node that is dead can be"
          + " taken out, too. Refused with the reasons while something needs it: the composition of"
          + " a segment, open or closed, the MetaStore, an engine it hosts. Of a node on this machine"
          + " the data is deleted.",
      "Exit status: 0 it has left, 1 it certainly has not, 2 nobody knows (repeat it), 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea leave n6", "  rhenea leave n6 --node 10.0.0.1:7201"},
    mixinStandardHelpOptions = true)
public final class LeaveCommand extends LogCommand {
  @Parameters(
      index = "0",
      paramLabel = "NODE",
      description = "its name",
      converter = NodeNames.class)
  private NodeId leaving;

  @Override
  int run(Connection connection) throws IOException {
    Connection others = connection.without(leaving);
    Answer answer = others.askNode(node -> node.leave(leaving));
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    Optional<StandingCluster> local =
        connection.local().filter(cluster -> cluster.file().members().contains(leaving));
    if (local.isPresent()) {
      try (FolderClaim _ = FolderClaim.take(local.get().folder())) {
        local.get().forget(leaving, CurrentFile.of(others));
      }
    }
    out()
        .println(
            wantsJson()
                ? body.encodePrettily()
                : "%s has left; the cluster has: %s"
                    .formatted(
                        leaving,
                        body.getJsonArray("nodes").stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))));
    return Exit.VALID;
  }
}
