package dev.rhenea.cli.cluster;

import dev.rhenea.bench.cluster.Ports;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.process.ClusterFileReader;
import dev.rhenea.node.process.ClusterFileWriter;
import dev.rhenea.node.process.InvalidClusterFile;
import dev.rhenea.node.transport.HostPort;
import io.vertx.core.http.HttpClient;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Node processes on this machine that outlive the command which started them. All that is known of
 * them is in one folder: the cluster's file, and for each node a folder with its data, its output
 * and which process it is.
 */
public final class StandingCluster implements Readiness.Nodes {
  private static final Duration KILLED = Duration.ofSeconds(10);

  private final Path folder;
  private dev.rhenea.node.process.ClusterFile file;

  private StandingCluster(Path folder) throws IOException {
    this.folder = folder;
    Path written = folder.resolve(ClusterFile.NAME);
    try {
      this.file = ClusterFileReader.read(written);
    } catch (InvalidClusterFile invalid) {
      throw new IOException(written + " cannot be used:\n" + invalid.getMessage(), invalid);
    }
  }

  /** The cluster of {@code folder}, whether it is up or not; empty if there is none. */
  public static Optional<StandingCluster> in(Path folder) throws IOException {
    return Files.exists(folder.resolve(ClusterFile.NAME))
        ? Optional.of(new StandingCluster(folder))
        : Optional.empty();
  }

  /**
   * A new cluster in {@code folder}; nothing is started yet.
   *
   * @throws IOException if a port is taken, or the folder holds anything
   */
  public static StandingCluster found(ClusterPlan plan, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(file -> !file.endsWith(FolderClaim.NAME))) {
        throw new IOException(folder + " holds other files; name a new folder with --folder");
      }
    }
    ClusterFile.of(plan).write(folder);
    return new StandingCluster(folder);
  }

  /**
   * Adds a node to the cluster's file, which is not started yet.
   *
   * @throws IOException if no ports can be had for it
   */
  public void add(NodeId node) throws IOException {
    List<Integer> ports = Ports.free(2);
    rewrite(
        file.with(
            node,
            Addresses.of(
                new HostPort("127.0.0.1", ports.get(0)), new HostPort("127.0.0.1", ports.get(1)))));
  }

  /**
   * Deletes the data of a node that has left. Ends its process, if that does not end by itself
   * soon.
   *
   * @param now the cluster's file without it
   */
  public void forget(NodeId node, dev.rhenea.node.process.ClusterFile now) throws IOException {
    if (state(node) instanceof NodeState.Running(ProcessHandle process)) {
      ends(process, KILLED);
    }
    kill(node);
    rewrite(now);
    delete(own(node));
  }

  /** From now on nodes are started with {@code now}, which says the same and more. */
  public void adopt(dev.rhenea.node.process.ClusterFile now) throws IOException {
    rewrite(now);
  }

  private void rewrite(dev.rhenea.node.process.ClusterFile changed) throws IOException {
    ClusterFileWriter.write(changed, folder.resolve(ClusterFile.NAME));
    file = changed;
  }

  public Path folder() {
    return folder;
  }

  /** What all its nodes agree on. */
  public dev.rhenea.node.process.ClusterFile file() {
    return file;
  }

  /** A client of each node, by name. */
  public List<NodeClient> clients(HttpClient http) {
    return file.members().stream().map(node -> new NodeClient(http, node, http(node))).toList();
  }

  /** Where {@code node} serves clients. */
  public HostPort http(NodeId node) {
    return file.address(node).http();
  }

  public NodeState state(NodeId node) throws IOException {
    return ProcessRecord.read(own(node))
        .<NodeState>map(record ->
            record
                .process()
                .<NodeState>map(NodeState.Running::new)
                .orElseGet(() -> new NodeState.Ended(record.pid())))
        .orElseGet(NodeState.Stopped::new);
  }

  /** The nodes whose processes run. */
  public List<NodeId> running() throws IOException {
    List<NodeId> running = new ArrayList<>();
    for (NodeId node : file.members()) {
      if (state(node) instanceof NodeState.Running) {
        running.add(node);
      }
    }
    return running;
  }

  /**
   * Starts the process of {@code node}, over whatever data it has.
   *
   * @throws IOException if one of its ports is taken, or it runs already
   */
  public void start(NodeId node) throws IOException {
    if (state(node) instanceof NodeState.Running(ProcessHandle process)) {
      throw new IOException(node + " runs already, as process " + process.pid());
    }
    for (HostPort address : file.address(node).all()) {
      Ports.requireFree(address.port(), node);
    }
    Path own = Files.createDirectories(own(node));
    Process process =
        new ProcessBuilder(NodeCommand.standing(folder.resolve(ClusterFile.NAME), node, own))
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(OutputFile.in(own).path().toFile()))
            .start();
    ProcessRecord.of(process.toHandle()).write(own);
  }

  /** Waits until those nodes serve clients; see {@link Readiness#await}. */
  public void awaitReady(List<NodeClient> clients) throws IOException {
    Readiness.await(clients, this);
  }

  /**
   * Waits until that node serves clients, or, unless all nodes run, says that it waits for some.
   */
  public Answer awaitAnswer(NodeClient client) throws IOException {
    if (running().equals(file.members())) {
      Readiness.await(List.of(client), this);
    }
    return Readiness.awaitAnswer(client, this);
  }

  /** Ends a node as {@code kill -9} does; returns when it is gone. */
  public void kill(NodeId node) throws IOException {
    if (state(node) instanceof NodeState.Running(ProcessHandle process)) {
      process.destroyForcibly();
      if (!ends(process, KILLED)) {
        throw new IOException("process " + process.pid() + " of " + node + " does not end");
      }
    }
    ProcessRecord.delete(own(node));
  }

  /**
   * Asks a node to stop, and kills it if it still runs after {@code patience}.
   *
   * @return whether it stopped by itself
   */
  public boolean stop(NodeId node, Duration patience) throws IOException {
    boolean stopped = true;
    if (state(node) instanceof NodeState.Running(ProcessHandle process)) {
      process.destroy();
      stopped = ends(process, patience);
    }
    kill(node);
    return stopped;
  }

  /** Deletes everything this cluster has on disk. Nothing of it may run. */
  public void wipe() throws IOException {
    List<Path> mine = new ArrayList<>();
    file.members().forEach(node -> mine.add(own(node)));
    mine.add(folder.resolve(ClusterFile.NAME));
    for (Path each : mine) {
      delete(each);
    }
  }

  private static void delete(Path whole) throws IOException {
    if (Files.exists(whole)) {
      try (Stream<Path> files = Files.walk(whole)) {
        for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  @Override
  public boolean isAlive(NodeId node) {
    try {
      return state(node) instanceof NodeState.Running;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String lastWords(NodeId node) throws IOException {
    return OutputFile.in(own(node)).lastWords();
  }

  private static boolean ends(ProcessHandle process, Duration patience) throws IOException {
    CompletableFuture<ProcessHandle> end = process.onExit();
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stubborn) {
      return false;
    } catch (ExecutionException | InterruptedException failed) {
      throw new IOException("while waiting for process " + process.pid(), failed);
    }
  }

  private Path own(NodeId node) {
    return folder.resolve(node.name());
  }
}
