package dev.rhenea.cli.live;

import dev.rhenea.cli.client.ClusterClient;
import dev.rhenea.cli.client.HttpClients;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.cluster.Cluster;
import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.cli.cluster.JvmCluster;
import dev.rhenea.cli.cluster.LocalCluster;
import dev.rhenea.cli.result.Where;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A running cluster and the clients that talk to it. */
public final class Stage implements Closeable {
  private final HttpClients http = new HttpClients();
  private final Where where;
  private final Cluster cluster;
  private final ClusterClient client;

  /**
   * Starts a process for each node and waits until they are ready.
   *
   * @param folder for all files of the cluster
   * @throws IOException if a node does not start; nothing is left running then
   */
  public Stage(ClusterPlan plan, Path folder) throws IOException {
    this(Where.PROCESSES, plan, folder);
  }

  /**
   * Starts all nodes, in processes or in this JVM, and waits until they are ready.
   *
   * @param folder for all files of the cluster
   * @throws IOException if a node does not start; nothing is left running then
   */
  public Stage(Where where, ClusterPlan plan, Path folder) throws IOException {
    this.where = where;
    try {
      cluster =
          switch (where) {
            case PROCESSES -> LocalCluster.start(plan, folder);
            case JVM -> JvmCluster.start(plan, folder);
            case SIMULATOR -> throw new IllegalArgumentException("a simulated stage is no stage");
          };
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

  Where where() {
    return where;
  }

  Cluster cluster() {
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
