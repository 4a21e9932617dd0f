package dev.rhenea.cli.kits;

import dev.rhenea.contract.TestCluster;
import dev.rhenea.environment.Address;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.provider.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Three servers in processes of their own and three clients in this one. They outlive the tests of
 * one kit: each test gets them {@linkplain #cluster as a cluster} and leaves them as they were.
 */
final class ServerProcesses implements AutoCloseable {
  static final String CLUSTER = "kits";

  private static final List<NodeId> SERVERS = named("n1", "n2", "n3");
  private static final List<NodeId> CLIENTS = named("c1", "c2", "c3");

  private static final Duration LONGEST_START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Path folder;
  private final SortedMap<NodeId, ServerProcess> servers = new TreeMap<>();
  private final SortedMap<NodeId, RealNode> clients = new TreeMap<>();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private int clusters;

  /** Starts them, every server with a server of each engine. */
  ServerProcesses(List<EngineProvider> engines) {
    Sockets sockets = Sockets.free(SERVERS, CLIENTS, engines);
    try {
      folder = Files.createTempDirectory("rhenea-kits");
      Path file = folder.resolve("sockets");
      sockets.write(file);
      for (NodeId server : SERVERS) {
        servers.put(server, new ServerProcess(file, server.name(), folder.resolve(server.name())));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    servers.values().forEach(ServerProcess::start);
    for (NodeId client : CLIENTS) {
      clients.put(
          client,
          RealNode.start(
              client,
              CLUSTER,
              sockets.addresses(),
              folder.resolve(client.name()),
              Catalogue.load(),
              sockets,
              (unit, bug) -> faults.add(bug)));
    }
  }

  private static List<NodeId> named(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  /** All of them, for one test; its Loglets belong to a log that no other test uses. */
  TestCluster cluster(boolean mayWipe) {
    connect();
    return new ProcessCluster(this, "trial" + clusters++, mayWipe);
  }

  /** Returns when every client has an answer from every server. */
  private void connect() {
    awaitReady();
    for (RealNode client : clients.values()) {
      Environment environment = client.runtime().environment(new UnitId("client:connect"));
      for (NodeId server : SERVERS) {
        CompletableFuture<Payload> answer = new CompletableFuture<>();
        environment.execute(() -> ping(environment, server, answer));
        answer.orTimeout(LONGEST_START.toSeconds(), TimeUnit.SECONDS).join();
      }
    }
  }

  private static void ping(
      Environment environment, NodeId server, CompletableFuture<Payload> answer) {
    Address responder = new Address(server, new UnitId("ping"), new RoleName("ping", "Responder"));
    environment
        .network()
        .request(responder, Payload.empty(), PATIENCE)
        .whenDone(
            answer::complete,
            silent -> environment.timers().after(PAUSE, () -> ping(environment, server, answer)));
  }

  List<NodeId> nodes() {
    return Stream.concat(SERVERS.stream(), CLIENTS.stream()).toList();
  }

  Host host(NodeId client, String unit) {
    RealNode node = clients.get(client);
    if (node == null) {
      throw new IllegalArgumentException(client + " is no client: tests run on clients only");
    }
    return node.runtime().host(new UnitId("client:" + unit));
  }

  ServerProcess server(NodeId node) {
    ServerProcess server = servers.get(node);
    if (server == null) {
      throw new IllegalArgumentException(node + " is no server");
    }
    return server;
  }

  /** Returns when every server that was started listens. */
  void awaitReady() {
    servers.values().forEach(ServerProcess::awaitReady);
  }

  /** Fails if a unit of a client or of a server reported a bug. */
  void requireNoFaults() {
    Throwable bug = faults.poll();
    if (bug != null) {
      throw new AssertionError("a unit reported a bug", bug);
    }
    servers.values().forEach(ServerProcess::requireAlive);
  }

  /** Brings every server back. */
  void recover() {
    servers.values().forEach(server -> server.signal("CONT"));
    servers.values().forEach(ServerProcess::start);
    awaitReady();
  }

  @Override
  public void close() {
    clients.values().forEach(RealNode::close);
    servers.values().forEach(ServerProcess::kill);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
