package dev.rhenea.cli.cluster;

import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.copy.Folders;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Node processes on loopback, each with its own folder below one. They end with this JVM, whatever
 * ends it.
 */
public final class LocalCluster implements Cluster, Readiness.Nodes {
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final Path folder;
  private ClusterFile file;
  private final SequencedMap<NodeId, NodeProcess> processes = new LinkedHashMap<>();
  private final Map<NodeId, Site> sites = new HashMap<>();
  private final Links links = new Links();
  private final Thread atExit = new Thread(this::killAll, "kill nodes");

  /** What a node is started with, and the folder for its files. */
  private record Site(Path file, Path folder) {}

  private LocalCluster(ClusterFile file, Path folder) {
    this.file = file;
    this.folder = folder;
  }

  /**
   * Starts all nodes; they are not ready yet.
   *
   * @param folder for all files of all nodes; made if need be
   * @throws IOException if a port is taken, or a process cannot be started
   */
  public static LocalCluster start(ClusterPlan plan, Path folder) throws IOException {
    LocalCluster cluster = new LocalCluster(ClusterFile.of(plan), folder);
    Path written = cluster.file.write(Files.createDirectories(folder));
    return cluster.started((node, own) -> written);
  }

  /** The same, but the network between the nodes can be cut. */
  public static LocalCluster startLinked(ClusterPlan plan, Path folder) throws IOException {
    LocalCluster cluster = new LocalCluster(ClusterFile.of(plan), folder);
    return cluster.started((node, own) -> cluster.file.seenBy(node, cluster.links).write(own));
  }

  /** Writes, or knows, what a node is started with. */
  private interface Configuration {
    Path of(NodeId node, Path own) throws IOException;
  }

  private LocalCluster started(Configuration configuration) throws IOException {
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      for (NodeId node : file.plan().nodes()) {
        prepare(node, configuration).start();
      }
      return this;
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private NodeProcess prepare(NodeId node, Configuration configuration) throws IOException {
    Path own = Files.createDirectories(folder.resolve(node.name()));
    Site site = new Site(configuration.of(node, own), own);
    sites.put(node, site);
    NodeProcess process = new NodeProcess(command(node, site, Build.OWN), OutputFile.in(own));
    processes.put(node, process);
    return process;
  }

  /** Whether there is, or was, a node of that name. */
  public boolean has(NodeId node) {
    return processes.containsKey(node);
  }

  /**
   * Starts one node more, which joins the others; they reach it directly, whatever is cut. Or the
   * same again, after {@link #forget}.
   *
   * @throws IOException if no ports can be had for it, or it cannot be started
   */
  public void join(NodeId node) throws IOException {
    if (!has(node)) {
      file = file.with(node);
      prepare(node, (newcomer, own) -> file.write(own));
    }
    process(node).start();
  }

  /** A node has left the cluster: ends its process, if it does not end by itself, and its data. */
  public void forget(NodeId node) throws IOException, InterruptedException {
    process(node).stop(STOP_PATIENCE);
    Folders.delete(folder.resolve(node.name()).resolve("data"));
  }

  private static List<String> command(NodeId node, Site site, Build build) throws IOException {
    return NodeCommand.attached(site.file(), node, site.folder(), build);
  }

  @Override
  public List<NodeClient> clients(HttpClient http) {
    return processes.sequencedKeySet().stream().map(node -> client(http, node)).toList();
  }

  /** A client of that node. */
  public NodeClient client(HttpClient http, NodeId node) {
    return new NodeClient(http, node, file.http(node));
  }

  /** Nodes that ended, and were not killed or stopped. */
  @Override
  public List<String> troubles() throws IOException {
    List<String> troubles = new ArrayList<>();
    for (var entry : processes.entrySet()) {
      if (entry.getValue().endedByItself()) {
        troubles.add(entry.getKey() + " ended by itself: " + entry.getValue().lastWords());
      }
    }
    return troubles;
  }

  @Override
  public void awaitReady(List<NodeClient> clients) throws IOException {
    Readiness.await(clients, this);
  }

  @Override
  public boolean isAlive(NodeId node) {
    return process(node).isAlive();
  }

  @Override
  public String lastWords(NodeId node) throws IOException {
    return process(node).lastWords();
  }

  /** Ends a node as {@code kill -9} does; returns when it is gone. */
  public void kill(NodeId node) throws InterruptedException {
    process(node).kill();
  }

  /** Lets a node stand still, as {@code kill -STOP} does. */
  public void pause(NodeId node) throws IOException, InterruptedException {
    process(node).signal("STOP");
  }

  /** Lets a paused node go on. */
  public void resume(NodeId node) throws IOException, InterruptedException {
    process(node).signal("CONT");
  }

  /** Lets nothing through between two nodes of a cluster that was {@link #startLinked}. */
  public void cut(NodeId one, NodeId other) {
    links.cut(one, other);
  }

  /** Lets everything through again, first what was held. */
  public void healLinks() {
    links.heal();
  }

  /** What a node that runs takes up; its heap is collected for that. */
  public Footprint footprint(NodeId node) throws IOException, InterruptedException {
    return process(node).footprint(Objects.requireNonNull(sites.get(node)).folder());
  }

  /** Stops a node in good order; kills it if it does not stop in time. */
  public void stop(NodeId node) throws InterruptedException {
    process(node).stop(STOP_PATIENCE);
  }

  /** Starts a node that was killed or stopped as another build, in the folder it had. */
  public void start(NodeId node, Build build) throws IOException {
    NodeProcess process = process(node);
    process.become(command(node, Objects.requireNonNull(sites.get(node)), build));
    process.start();
  }

  /** Starts a killed node again, in the folder and on the ports it had. */
  public void start(NodeId node) throws IOException {
    process(node).start();
  }

  /** Stops all nodes in good order, all at once; kills those that do not stop in time. */
  @Override
  public void close() throws IOException {
    try {
      List<Thread> stopping = new ArrayList<>();
      for (NodeProcess process : processes.values()) {
        stopping.add(Thread.ofVirtual().start(() -> stop(process)));
      }
      for (Thread thread : stopping) {
        thread.join();
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException e) {
      killAll();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException shuttingDown) {
      killAll(); // the JVM ends anyway, and its hook does the same
    } finally {
      links.close();
    }
  }

  private static void stop(NodeProcess process) {
    try {
      process.stop(STOP_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void killAll() {
    processes.values().forEach(NodeProcess::destroy);
  }

  private NodeProcess process(NodeId node) {
    NodeProcess process = processes.get(node);
    if (process == null) {
      throw new IllegalArgumentException("no node " + node + " in this cluster");
    }
    return process;
  }
}
