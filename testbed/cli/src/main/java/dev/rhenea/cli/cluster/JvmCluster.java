package dev.rhenea.cli.cluster;

import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.process.ClusterFileReader;
import dev.rhenea.node.process.InvalidClusterFile;
import dev.rhenea.node.process.Node;
import dev.rhenea.provider.Catalogue;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Nodes in this JVM, each with its own folder below one and its own ports on loopback. */
public final class JvmCluster implements Cluster, Readiness.Nodes {
  private final ClusterFile file;
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final Queue<Bug> bugs = new ConcurrentLinkedQueue<>();

  /** The unit has stopped. */
  private record Bug(NodeId node, UnitId unit, Throwable cause) {
    @Override
    public String toString() {
      return "a bug stopped %s of %s: %s".formatted(unit, node, cause);
    }
  }

  private JvmCluster(ClusterFile file) {
    this.file = file;
  }

  /**
   * Starts all nodes; they are not ready yet.
   *
   * @param folder for all files of all nodes; made if need be
   * @throws IOException if a port is taken, or a node cannot be started; none runs then
   */
  public static JvmCluster start(ClusterPlan plan, Path folder) throws IOException {
    JvmCluster cluster = new JvmCluster(ClusterFile.of(plan));
    try {
      Path written = cluster.file.write(Files.createDirectories(folder));
      Catalogue catalogue = Catalogue.load();
      for (NodeId node : plan.nodes()) {
        cluster.nodes.add(
            Node.start(
                ClusterFileReader.read(written),
                node,
                folder.resolve(node.name()),
                catalogue,
                (unit, cause) -> cluster.bugs.add(new Bug(node, unit, cause))));
      }
      return cluster;
    } catch (InvalidClusterFile invalid) {
      cluster.close();
      throw new IOException(invalid.getMessage(), invalid);
    } catch (IOException | RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  @Override
  public List<NodeClient> clients(HttpClient http) {
    return file.plan().nodes().stream()
        .map(node -> new NodeClient(http, node, file.http(node)))
        .toList();
  }

  @Override
  public void awaitReady(List<NodeClient> clients) throws IOException {
    Readiness.await(clients, this);
  }

  @Override
  public List<String> troubles() {
    return bugs.stream().map(Bug::toString).toList();
  }

  @Override
  public boolean isAlive(NodeId node) {
    return bugs.stream().noneMatch(bug -> bug.node.equals(node));
  }

  @Override
  public String lastWords(NodeId node) {
    return String.join("; ", troubles());
  }

  /** Stops all nodes, the last one first. */
  @Override
  public void close() {
    List.copyOf(nodes).reversed().forEach(Node::close);
  }
}
