package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.NodeState;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.cli.operate.ClusterStatus.LogStatus;
import dev.rhenea.cli.operate.ClusterStatus.NodeStatus;
import dev.rhenea.cli.operate.ClusterStatus.SegmentStatus;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks every node of a cluster how it and its logs are. Nodes that are dead do not matter. */
final class Survey {
  private final Connection connection;

  private Survey(Connection connection) {
    this.connection = connection;
  }

  static ClusterStatus of(Connection connection) throws IOException {
    return new Survey(connection).run();
  }

  private ClusterStatus run() throws IOException {
    Map<NodeClient, Answer> health = askAll(NodeClient::health);
    SortedSet<String> names = new TreeSet<>();
    health.values().forEach(answer -> names.addAll(texts(answer, "logs")));
    List<LogStatus> logs = new ArrayList<>();
    Map<String, Future<Answer>> tails = new LinkedHashMap<>();
    names.forEach(name -> tails.put(name, connection.begin(name, LogClient::tail)));
    tails.forEach(
        (name, tail) -> chain(name).ifPresent(chain -> logs.add(log(name, chain, tail.await()))));
    List<NodeStatus> nodes = new ArrayList<>();
    for (Map.Entry<NodeClient, Answer> each : health.entrySet()) {
      nodes.add(node(each.getKey(), each.getValue(), logs));
    }
    JsonObject cluster =
        connection.askNode(NodeClient::cluster) instanceof Answer.Ok(JsonObject body)
            ? body
            : new JsonObject();
    return new ClusterStatus(
        connection.local().map(local -> local.folder().toString()).orElse(null),
        cluster.getString("register"),
        cluster.containsKey("moving")
            ? cluster.getJsonArray("moving").stream().map(String::valueOf).toList()
            : null,
        nodes,
        logs);
  }

  private Map<NodeClient, Answer> askAll(Function<NodeClient, Future<Answer>> request) {
    Map<NodeClient, Future<Answer>> asked = new LinkedHashMap<>();
    connection.nodes().forEach(node -> asked.put(node, request.apply(node)));
    Map<NodeClient, Answer> answers = new LinkedHashMap<>();
    asked.forEach((node, answer) -> answers.put(node, answer.await()));
    return answers;
  }

  /** The newest chain that a node knows. */
  private Optional<ChainView> chain(String log) {
    return askAll(node -> node.log(log).chain()).values().stream()
        .filter(Answer.Ok.class::isInstance)
        .map(answer -> ChainView.of(((Answer.Ok) answer).body()))
        .max(Comparator.comparingLong(ChainView::version));
  }

  private static LogStatus log(String name, ChainView chain, Answer tail) {
    boolean found = tail instanceof Answer.Ok;
    JsonObject body = LogCommand.asJson(tail);
    return new LogStatus(
        name,
        found ? body.getLong("tail") : null,
        found ? null : body.getString("reason"),
        chain.knownTail(),
        chain.trimMark(),
        chain.version(),
        chain.pending().orElse(null),
        chain.segments().stream().map(SegmentStatus::of).toList());
  }

  private NodeStatus node(NodeClient client, Answer health, List<LogStatus> logs)
      throws IOException {
    Optional<NodeState> local = Optional.empty();
    Optional<StandingCluster> cluster = connection.local();
    if (cluster.isPresent()) {
      local = Optional.of(cluster.get().state(client.node()));
    }
    String state =
        switch (health) {
          case Answer.Ok _ -> "up";
          case Answer.Starting _ -> "starting";
          case Answer.Fail _, Answer.Info _ -> "silent";
          case Answer.Unreached _ ->
              local.filter(NodeState.Ended.class::isInstance).isPresent() ? "ended" : "down";
        };
    @Nullable Long pid =
        local.orElse(new NodeState.Stopped()) instanceof NodeState.Running(ProcessHandle process)
            ? Long.valueOf(process.pid())
            : null;
    return new NodeStatus(
        client.node().name(),
        client.address().toString(),
        state,
        pid,
        roles(health, logs),
        texts(health, "engines"),
        health instanceof Answer.Ok ? null : LogCommand.asJson(health).getString("reason"));
  }

  /** Only what is of use now: a node also keeps the roles of Loglets that were replaced. */
  private static List<String> roles(Answer health, List<LogStatus> logs) {
    SortedSet<String> roles = new TreeSet<>();
    if (health instanceof Answer.Ok(JsonObject body)) {
      JsonArray open = body.getJsonArray("roles");
      for (int i = 0; i < open.size(); i++) {
        JsonObject role = open.getJsonObject(i);
        String unit = role.getString("unit");
        if (logs.stream().flatMap(Survey::units).anyMatch(each -> isPartOf(unit, each))) {
          roles.add(role.getString("role"));
        }
      }
    }
    return List.copyOf(roles);
  }

  private static Stream<String> units(LogStatus log) {
    return Stream.of("register:chain/" + log.log(), log.segments().getLast().loglet());
  }

  /** Children of a composition have units of their own, below that of the whole. */
  private static boolean isPartOf(String unit, String whole) {
    return unit.equals(whole) || unit.startsWith(whole + "/");
  }

  private static List<String> texts(Answer answer, String field) {
    return answer instanceof Answer.Ok(JsonObject body)
        ? body.getJsonArray(field).stream().map(String.class::cast).toList()
        : List.of();
  }
}
