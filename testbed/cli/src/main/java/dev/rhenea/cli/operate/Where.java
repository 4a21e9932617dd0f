package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the cluster is that a command is for. */
final class Where {
  @Mixin private FolderOption folder;

  @Option(
      names = "--node",
      paramLabel = "HOST:PORT",
      description = "the HTTP address of any node of the cluster, instead of the folder",
      converter = Reader.class)
  private @Nullable HostPort node;

  /** Reads an address. */
  static final class Reader implements ITypeConverter<HostPort> {
    @Override
    public HostPort convert(String text) {
      try {
        return HostPort.parse(text.startsWith("http://") ? text.substring(7) : text);
      } catch (IllegalArgumentException malformed) {
        throw new TypeConversionException(String.valueOf(malformed.getMessage()));
      }
    }
  }

  /**
   * Finds the cluster.
   *
   * @param patience how long a node may take to answer
   * @throws IOException if there is none, or the node that was named does not answer
   */
  Connection connect(Duration patience) throws IOException {
    HttpClients http = new HttpClients(patience);
    try {
      return node == null ? fromFolder(http) : fromNode(http, node);
    } catch (IOException failed) {
      http.close();
      throw failed;
    }
  }

  private Connection fromFolder(HttpClients http) throws IOException {
    StandingCluster cluster = folder.existing();
    List<NodeClient> file = cluster.clients(http.client());
    return new Connection(
        http, members(file).map(body -> clients(http, body)).orElse(file), Optional.of(cluster));
  }

  /** The nodes as one that serves knows them: others may have joined those of the file. */
  private static Optional<JsonObject> members(List<NodeClient> nodes) {
    List<Future<JsonObject>> asked =
        nodes.stream().map(each -> each.cluster().compose(Where::serving)).toList();
    Future<JsonObject> any =
        Future.any(asked)
            .map(answers ->
                asked.stream().filter(Future::succeeded).findFirst().orElseThrow().result());
    return any.map(Optional::of).otherwise(Optional.empty()).await();
  }

  private static Future<JsonObject> serving(Answer answer) {
    return answer instanceof Answer.Ok(JsonObject body) && body.containsKey("logs")
        ? Future.succeededFuture(body)
        : Future.failedFuture("it does not serve");
  }

  private static Connection fromNode(HttpClients http, HostPort address) throws IOException {
    NodeClient entry = new NodeClient(http.client(), new NodeId("node"), address);
    return switch (entry.cluster().await()) {
      case Answer.Ok(JsonObject body) ->
          new Connection(http, clients(http, body), Optional.empty());
      case Answer.Unreached unreached ->
          throw new IOException("no node answers at %s: is it up?".formatted(address));
      case Answer other ->
          throw new IOException(
              "what answers at %s is no node of Rhenea: %s".formatted(address, other));
    };
  }

  private static List<NodeClient> clients(HttpClients http, JsonObject cluster) {
    List<NodeClient> clients = new ArrayList<>();
    JsonArray nodes = cluster.getJsonArray("nodes");
    for (int i = 0; i < nodes.size(); i++) {
      JsonObject each = nodes.getJsonObject(i);
      clients.add(
          new NodeClient(
              http.client(),
              new NodeId(each.getString("node")),
              HostPort.parse(each.getString("http"))));
    }
    return clients;
  }
}
