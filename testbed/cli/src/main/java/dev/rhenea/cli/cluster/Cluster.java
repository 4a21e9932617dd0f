package dev.rhenea.cli.cluster;

import dev.rhenea.cli.client.NodeClient;
import io.vertx.core.http.HttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Nodes of this machine that end with this JVM. */
public sealed interface Cluster extends Closeable permits LocalCluster, JvmCluster {
  /** A client of each node, in the order of the plan. */
  List<NodeClient> clients(HttpClient http);

  /**
   * Waits until every node serves clients.
   *
   * @throws IOException if one ended, or took too long, with what it said last
   */
  void awaitReady(List<NodeClient> clients) throws IOException;

  /** What went wrong with nodes by itself, a line each. */
  List<String> troubles() throws IOException;
}
