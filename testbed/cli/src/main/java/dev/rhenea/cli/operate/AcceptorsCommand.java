package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.FolderClaim;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.terminal.Exit;
import dev.rhenea.cli.terminal.NodeNames;
import dev.rhenea.environment.NodeId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rhenea acceptors [NODES]}: which nodes the MetaStore is on, and other ones. */
@Command(
    name = "acceptors",
    description = {
      "Shows the nodes that the MetaStore is on, which holds the chain of every log and the list of"
          + " nodes: its acceptors, and how each answers. With names, moves all of it to those nodes"
          + " while the cluster is used. A majority of the old ones and all of the new ones have to be"
          + " up. Afterwards the old ones may leave.",
      "A move that was interrupted is finished by the same command, or replaced by another move. The"
          + " same names as before take an acceptor in again that lost its disk.",
      "Exit status: 0 done, or all is well; 1 certainly not, or something is not well; 2 nobody knows"
          + " (repeat it), 64 usage."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rhenea acceptors", "  rhenea acceptors n2,n3,n4", "  rhenea leave n1"},
    mixinStandardHelpOptions = true)
public final class AcceptorsCommand extends LogCommand {
  /** A cluster has many registers perhaps, each of which takes some round trips. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Parameters(
      paramLabel = "NODE",
      arity = "0..*",
      split = ",",
      description = "where it is to be: three or more",
      converter = NodeNames.class)
  private @Nullable List<NodeId> wanted;

  @Override
  Duration patience() {
    return PATIENCE;
  }

  @Override
  int run(Connection connection) throws IOException {
    List<NodeId> nodes = wanted;
    Answer answer =
        nodes == null || nodes.isEmpty()
            ? connection.askNode(NodeClient::acceptors)
            : connection.askNode(node -> node.moveAcceptors(nodes));
    if (!(answer instanceof Answer.Ok(JsonObject body))) {
      return refused(answer);
    }
    if (body.containsKey("moved")) {
      rememberFile(connection);
    }
    if (wantsJson()) {
      out().println(body.encodePrettily());
    } else if (body.containsKey("moved")) {
      out()
          .printf(
              "the MetaStore is on %s now: %s%n",
              names(body, "acceptors"),
              each(body, "moved")
                  .map(moved -> moved.getString("register"))
                  .collect(Collectors.joining(", ")));
      unaware(body);
    } else {
      show(body);
    }
    return body.containsKey("moved") || isWell(body) ? Exit.VALID : Exit.INVALID;
  }

  private void show(JsonObject body) {
    out().println("the MetaStore is on " + names(body, "acceptors"));
    if (!body.getBoolean("movable")) {
      out().println("  a register of this kind cannot be moved");
    }
    each(body, "registers").forEach(register -> out().println("  " + line(register)));
    if (body.containsKey("moving")) {
      out()
          .printf(
              "  a move to %s is not finished: 'rhenea acceptors %s' finishes it%n",
              names(body, "moving"), names(body, "moving").replace(" ", ""));
    }
    unaware(body);
  }

  private void unaware(JsonObject body) {
    if (!body.getJsonArray("unaware").isEmpty()) {
      out()
          .printf(
              "  %s: not heard of the move yet; an old acceptor that is needed for that cannot leave%n",
              names(body, "unaware"));
    }
  }

  private static String line(JsonObject register) {
    String name = register.getString("register");
    return register.containsKey("acceptors")
        ? "%-20s version %-6d %s"
            .formatted(
                name,
                register.getLong("version"),
                each(register, "acceptors")
                    .map(server -> server.getString("node") + " " + server.getString("state"))
                    .collect(Collectors.joining(", ")))
        : "%-20s %s".formatted(name, register.getString("reason"));
  }

  private static boolean isWell(JsonObject body) {
    return !body.containsKey("moving")
        && each(body, "registers")
            .allMatch(register ->
                register.containsKey("acceptors")
                    && each(register, "acceptors")
                        .allMatch(server -> server.getString("state").equals("answers")));
  }

  private static java.util.stream.Stream<JsonObject> each(JsonObject body, String field) {
    return body.getJsonArray(field).stream().map(JsonObject.class::cast);
  }

  private static String names(JsonObject body, String field) {
    JsonArray names = body.getJsonArray(field);
    return names.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Nodes on this machine are started with the file, which says where to look first. */
  private static void rememberFile(Connection connection) throws IOException {
    Optional<StandingCluster> local = connection.local();
    if (local.isPresent()) {
      try (FolderClaim _ = FolderClaim.take(local.get().folder())) {
        local.get().adopt(CurrentFile.of(connection));
      }
    }
  }
}
