package dev.rhenea.cli.live;

import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.LocalCluster;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A running cluster and the clients that talk to it. */
public final class Stage implements Closeable {
  private final HttpClients http = new HttpClients();
  private final LocalCluster cluster;
  private final ClusterClient client;

  /**
   * Starts all nodes and waits until they are ready.
   *
   * @param folder for all files of the cluster
   * @throws IOException if a node does not start; nothing is left running then
   */
  public Stage(ClusterPlan plan, Path folder) throws IOException {
    try {
      cluster = LocalCluster.start(plan, folder);
    } catch (IOException e) {
      http.close();
      throw e;
    }
    List<NodeClient> clients = cluster.clients(http.client());
    client = new ClusterClient(clients);
    try {
      cluster.awaitReady(clients);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  LocalCluster cluster() {
    return cluster;
  }

  ClusterClient client() {
    return client;
  }

  /** Stops all nodes. */
  @Override
  public void close() throws IOException {
    try {
      cluster.close();
    } finally {
      http.close();
    }
  }
}
