package dev.rhenea.zookeeper;

import dev.rhenea.contract.engine.Relay;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.EngineProvider.Engine;
import dev.rhenea.provider.EngineProvider.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A real ensemble in this JVM: one ZooKeeper server per node, started and stopped by name, with a
 * {@link Relay} between any two that talk to each other, clients included.
 */
final class Servers implements AutoCloseable {
  private final Path folder;
  private final List<NodeId> members;
  private final Map<String, Integer> ports = new TreeMap<>();
  private final Map<NodeId, Engine> running = new LinkedHashMap<>();
  private final Map<Wire, Relay> wires = new LinkedHashMap<>();

  private record Wire(NodeId from, NodeId to, String port) {}

  /** An ensemble of nodes n1, n2, ... with data below {@code folder}; none is running yet. */
  Servers(Path folder, int size) {
    this.folder = folder;
    this.members = IntStream.rangeClosed(1, size).mapToObj(i -> new NodeId("n" + i)).toList();
    for (NodeId member : members) {
      new ZooKeeperEngine().ports().forEach(port -> ports.put(member + "/" + port, freePort()));
    }
  }

  /** Below what outgoing connections and the modules that are tested beside this one take. */
  private int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 15_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (!ports.containsValue(probe.getLocalPort())) {
          return port;
        }
      } catch (IOException taken) { // try another
      }
    }
  }

  List<NodeId> members() {
    return members;
  }

  Servers startAll() throws Exception {
    for (NodeId member : members) {
      start(member);
    }
    return this;
  }

  void start(NodeId member) throws Exception {
    running.put(member, new ZooKeeperEngine().start(site(member)));
  }

  void stop(NodeId member) throws IOException {
    Engine engine = running.remove(member);
    if (engine != null) {
      engine.close();
    }
  }

  /** The port a server really listens on. */
  int port(NodeId member, String port) {
    return ports.getOrDefault(member + "/" + port, 0);
  }

  /** The same as an endpoint, without a relay. */
  Optional<String> direct(NodeId member, String port) {
    return Optional.of("127.0.0.1:" + port(member, port));
  }

  /** Where {@code from} reaches a server's port; empty if there is no such server. */
  Optional<String> endpoint(NodeId from, NodeId to, String port) {
    if (!ports.containsKey(to + "/" + port)) {
      return Optional.empty();
    }
    if (from.equals(to)) {
      return Optional.of(own(port) + ":" + port(to, port));
    }
    Relay relay =
        wires.computeIfAbsent(new Wire(from, to, port), wire -> new Relay(port(to, port)));
    return Optional.of("127.0.0.1:" + relay.port());
  }

  /**
   * A server that connects to one with a higher number to vote is called back, at the address it
   * says is its own, unless that is the wildcard; then at the one the other was configured with. A
   * server must not tell its port, or votes would find a way around the relays, and a partition
   * would let a majority elect, again and again, a leader that it cannot follow.
   */
  private static String own(String port) {
    return port.equals(ZooKeeperEngine.CLIENT_PORT) ? "127.0.0.1" : "0.0.0.0";
  }

  /** Loses everything that {@code from} sends to {@code to}, until {@link #heal}. */
  void cut(NodeId from, NodeId to) {
    wires.forEach((wire, relay) -> {
      if (wire.from.equals(from) && wire.to.equals(to)) {
        relay.cutThere();
      }
      if (wire.from.equals(to) && wire.to.equals(from)) {
        relay.cutBack();
      }
    });
  }

  /** Loses everything between a node and all others. */
  void isolate(NodeId node) {
    wires.forEach((wire, relay) -> {
      if (wire.from.equals(node) || wire.to.equals(node)) {
        relay.cutThere();
        relay.cutBack();
      }
    });
  }

  /** Holds what {@code from} sends to {@code to}, and lets it connect elsewhere only. */
  void hold(NodeId from, NodeId to) {
    cut(from, to);
    wires.forEach((wire, relay) -> {
      if (wire.from.equals(from) && wire.to.equals(to)) {
        relay.refuse();
      }
    });
  }

  /** Breaks the connections that a node opened; what was on its way is lost. */
  void sever(NodeId from) {
    relays(from).forEach(Relay::sever);
  }

  /** The servers that a node has connections to. */
  List<NodeId> connected(NodeId from) {
    return members.stream()
        .filter(to ->
            wires.entrySet().stream()
                .anyMatch(each ->
                    each.getKey().from.equals(from)
                        && each.getKey().to.equals(to)
                        && each.getValue().isUsed()))
        .toList();
  }

  private List<Relay> relays(NodeId from) {
    return wires.entrySet().stream()
        .filter(each -> each.getKey().from.equals(from))
        .map(Map.Entry::getValue)
        .toList();
  }

  void heal() {
    wires.values().forEach(Relay::heal);
  }

  Site site(NodeId node) throws IOException {
    Path own = Files.createDirectories(folder.resolve(node.name()));
    return new Site() {
      @Override
      public NodeId node() {
        return node;
      }

      @Override
      public List<NodeId> members() {
        return members;
      }

      @Override
      public Path folder() {
        return own;
      }

      @Override
      public Optional<String> endpoint(NodeId member, String port) {
        return Servers.this.endpoint(node, member, port);
      }
    };
  }

  @Override
  public void close() throws IOException {
    for (Relay relay : wires.values()) {
      relay.close();
    }
    for (NodeId member : members) {
      stop(member);
    }
  }
}
