package dev.rhenea.cli.operate;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.StandingCluster;
import dev.rhenea.environment.NodeId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The nodes of a cluster, and how to ask them.
 *
 * @param local the cluster's processes, if it was found by its folder
 */
record Connection(HttpClients http, List<NodeClient> nodes, Optional<StandingCluster> local)
    implements AutoCloseable {

  /** Asks about a log, one node after the other until one takes the request. */
  Answer ask(String log, Function<LogClient, Future<Answer>> request) {
    return begin(log, request).await();
  }

  /** The same, without waiting. */
  Future<Answer> begin(String log, Function<LogClient, Future<Answer>> request) {
    return new ClusterClient(nodes).ask(node -> request.apply(node.log(log)));
  }

  /** Asks a node about the cluster, in the same way. */
  Answer askNode(Function<NodeClient, Future<Answer>> request) {
    return new ClusterClient(nodes).ask(request).await();
  }

  /** The same, but {@code node} is asked only if there is no other: it is about to stop. */
  Connection without(NodeId node) {
    List<NodeClient> others = nodes.stream().filter(each -> !each.node().equals(node)).toList();
    return others.isEmpty() ? this : new Connection(http, others, local);
  }

  @Override
  public void close() {
    http.close();
  }
}
