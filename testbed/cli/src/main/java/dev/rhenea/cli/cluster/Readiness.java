package dev.rhenea.cli.cluster;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.environment.NodeId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits for nodes that were started. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private Readiness() {}

  /** The processes that are waited for. */
  interface Nodes {
    boolean isAlive(NodeId node);

    /** What its process printed last. */
    String lastWords(NodeId node) throws IOException;
  }

  /**
   * Returns when every node serves clients.
   *
   * @throws IOException if one ended, or took longer than 60 s, with what it said last
   */
  static void await(List<NodeClient> clients, Nodes nodes) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (NodeClient client : clients) {
      await(client, nodes, end, true);
    }
  }

  /**
   * Returns when {@code client}'s node serves clients, or says that it waits for other nodes.
   *
   * @throws IOException if it ended, or said nothing for 60 s, with what it said last
   */
  static Answer awaitAnswer(NodeClient client, Nodes nodes) throws IOException {
    return await(client, nodes, System.nanoTime() + PATIENCE.toNanos(), false);
  }

  private static Answer await(NodeClient client, Nodes nodes, long end, boolean serving)
      throws IOException {
    while (true) {
      Answer answer = client.health().await();
      if (answer instanceof Answer.Ok || (!serving && waits(answer))) {
        return answer;
      }
      if (!nodes.isAlive(client.node())) {
        throw new IOException(client.node() + " ended: " + nodes.lastWords(client.node()));
      }
      if (System.nanoTime() - end > 0) {
        throw new IOException(client.node() + " is not ready: " + answer);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** It has tried to open its logs and could not. */
  private static boolean waits(Answer answer) {
    return answer instanceof Answer.Starting(String reason, JsonObject body)
        && !body.getJsonArray("waiting").isEmpty();
  }
}
