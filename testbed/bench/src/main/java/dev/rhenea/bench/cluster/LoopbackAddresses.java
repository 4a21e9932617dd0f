package dev.rhenea.bench.cluster;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.transport.HostPort;
import dev.rhenea.provider.EngineProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Where the nodes of a cluster in this JVM, and the engines that they host, listen.
 *
 * @param nodes those that host servers
 * @param peers where every node is reached by the others
 * @param engines by node, engine and port name
 */
record LoopbackAddresses(
    List<NodeId> nodes,
    SequencedMap<NodeId, HostPort> peers,
    Map<NodeId, Map<String, Map<String, String>>> engines) {

  private static final String HOST = "127.0.0.1";

  /**
   * Free ports for all of them.
   *
   * @param client a further node, which hosts no engine
   * @throws IOException if there are not enough
   */
  static LoopbackAddresses draw(List<NodeId> nodes, NodeId client, List<EngineProvider> hosted)
      throws IOException {
    int each = 1 + hosted.stream().mapToInt(engine -> engine.ports().size()).sum();
    Iterator<Integer> ports = Ports.free(1 + each * nodes.size()).iterator();
    SequencedMap<NodeId, HostPort> peers = new LinkedHashMap<>();
    Map<NodeId, Map<String, Map<String, String>>> engines = new LinkedHashMap<>();
    for (NodeId node : nodes) {
      peers.put(node, new HostPort(HOST, ports.next()));
      Map<String, Map<String, String>> listening = new LinkedHashMap<>();
      for (EngineProvider engine : hosted) {
        Map<String, String> own = new LinkedHashMap<>();
        engine.ports().forEach(port -> own.put(port, HOST + ":" + ports.next()));
        listening.put(engine.name(), own);
      }
      engines.put(node, listening);
    }
    peers.put(client, new HostPort(HOST, ports.next()));
    return new LoopbackAddresses(List.copyOf(nodes), peers, engines);
  }

  /** Where {@code node} listens for {@code engine} under that port name. */
  Optional<String> endpoint(NodeId node, String engine, String port) {
    return Optional.ofNullable(engines.get(node))
        .flatMap(byEngine -> Optional.ofNullable(byEngine.get(engine)))
        .flatMap(own -> Optional.ofNullable(own.get(port)));
  }

  /** Where {@code node} hosts its server of {@code engine}, on a disk of that latency. */
  EngineProvider.Site site(NodeId node, String engine, Path folder, Duration syncLatency) {
    return new Site(this, node, engine, folder, syncLatency);
  }

  private record Site(
      LoopbackAddresses addresses, NodeId node, String engine, Path folder, Duration syncLatency)
      implements EngineProvider.Site {
    @Override
    public List<NodeId> members() {
      return addresses.nodes();
    }

    @Override
    public Optional<String> endpoint(NodeId member, String port) {
      return addresses.endpoint(member, engine, port);
    }
  }
}
