package dev.rhenea.cli.kits;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.runtime.Endpoints;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.EngineProvider;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where everybody listens: what the processes of a kit must agree on, in one file.
 *
 * @param peers every node, servers and clients
 * @param engines the servers of engines, by {@code engine.port.node}
 */
record Sockets(SortedMap<NodeId, HostPort> peers, SortedMap<String, HostPort> engines)
    implements Endpoints {
  private static final String PEER = "peer.";
  private static final String ENGINE = "engine.";

  /** Free ports for these nodes, and for a server of each engine on every {@code servers}. */
  static Sockets free(List<NodeId> servers, List<NodeId> clients, List<EngineProvider> engines) {
    int perServer = engines.stream().mapToInt(engine -> engine.ports().size()).sum();
    int count = servers.size() + clients.size() + servers.size() * perServer;
    Iterator<HostPort> free =
        FreePorts.take(count).stream().map(port -> new HostPort("127.0.0.1", port)).iterator();
    SortedMap<NodeId, HostPort> peers = new TreeMap<>();
    SortedMap<String, HostPort> ports = new TreeMap<>();
    for (NodeId server : servers) {
      peers.put(server, free.next());
      for (EngineProvider engine : engines) {
        engine.ports().forEach(port -> ports.put(key(engine.name(), port, server), free.next()));
      }
    }
    clients.forEach(client -> peers.put(client, free.next()));
    return new Sockets(peers, ports);
  }

  private static String key(String engine, String port, NodeId node) {
    return engine + "." + port + "." + node;
  }

  @Override
  public Optional<String> find(NodeId node, String engine, String port) {
    return Optional.ofNullable(engines.get(key(engine, port, node))).map(HostPort::toString);
  }

  /** The nodes that run a server of {@code engine}. */
  List<NodeId> hosting(EngineProvider engine) {
    return peers.keySet().stream()
        .filter(node -> find(node, engine.name(), engine.ports().getFirst()).isPresent())
        .toList();
  }

  void write(Path file) throws IOException {
    Properties lines = new Properties();
    peers.forEach((node, address) -> lines.setProperty(PEER + node, address.toString()));
    engines.forEach((port, address) -> lines.setProperty(ENGINE + port, address.toString()));
    try (Writer out = Files.newBufferedWriter(file)) {
      lines.store(out, null);
    }
  }

  static Sockets read(Path file) throws IOException {
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      lines.load(in);
    }
    SortedMap<NodeId, HostPort> peers = new TreeMap<>();
    part(lines, PEER).forEach((node, address) -> peers.put(new NodeId(node), address));
    return new Sockets(peers, part(lines, ENGINE));
  }

  private static SortedMap<String, HostPort> part(Properties lines, String prefix) {
    return lines.stringPropertyNames().stream()
        .filter(name -> name.startsWith(prefix))
        .collect(
            Collectors.toMap(
                name -> name.substring(prefix.length()),
                name -> HostPort.parse(lines.getProperty(name)),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Where one node runs its server of an engine. */
  EngineProvider.Site site(EngineProvider engine, NodeId self, Path own) {
    List<NodeId> members = hosting(engine);
    return new EngineProvider.Site() {
      @Override
      public NodeId node() {
        return self;
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
        return find(member, engine.name(), port);
      }
    };
  }

  /** The peers as the transport takes them. */
  Map<NodeId, HostPort> addresses() {
    return peers;
  }
}
