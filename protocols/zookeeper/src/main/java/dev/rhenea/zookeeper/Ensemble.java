package dev.rhenea.zookeeper;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The ZooKeeper servers that a composition names.
 *
 * @param nodes as the composition lists them
 * @param endpoints where their servers listen for clients, {@code host:port}; a node without a
 *     server is absent
 */
record Ensemble(List<NodeId> nodes, SequencedMap<NodeId, String> endpoints) {
  static final Parameter NODES =
      Parameter.rest(
          "nodes",
          new Parameter.Type.Nodes(1),
          "The nodes that run the servers of one ZooKeeper ensemble; a majority must live.");

  static Ensemble of(Host host, ProtocolSpec spec) {
    List<NodeId> nodes = new Arguments(spec).nodeIds(NODES.name());
    SequencedMap<NodeId, String> endpoints = new LinkedHashMap<>();
    for (NodeId node : nodes) {
      host.endpoint(node, ZooKeeperEngine.NAME, ZooKeeperEngine.CLIENT_PORT)
          .ifPresent(endpoint -> endpoints.put(node, endpoint));
    }
    return new Ensemble(nodes, endpoints);
  }

  /** Refuses a composition that names a node twice, or none. */
  static void validate(ProtocolSpec spec) {
    List<NodeId> nodes = new Arguments(spec).nodeIds(NODES.name());
    if (nodes.isEmpty()) {
      throw new InvalidSpec(
          NODES.name(), "name the nodes that run ZooKeeper, as in zookeeper(n1, n2, n3)");
    }
    if (new LinkedHashSet<>(nodes).size() < nodes.size()) {
      throw new InvalidSpec(NODES.name(), "a node is named twice: " + list(nodes));
    }
  }

  /** ZooKeeper's own spelling; the same for every order in which the nodes are named. */
  String connectString() {
    return endpoints.values().stream().sorted().collect(Collectors.joining(","));
  }

  /** The named nodes that run no server at all. */
  List<NodeId> withoutServer() {
    return nodes.stream().filter(node -> !endpoints.containsKey(node)).toList();
  }

  /** How many of the named servers must live. */
  int majority() {
    return nodes.size() / 2 + 1;
  }

  /** Why {@code operation} could not be had, if the servers on {@code down} refuse connections. */
  Diagnosis diagnose(String operation, List<NodeId> down) {
    List<NodeId> missing = new java.util.ArrayList<>(withoutServer());
    missing.addAll(down);
    String remedy =
        missing.isEmpty()
            ? "its servers accept connections, but have no leader yet or are too slow"
            : "start the ZooKeeper servers on %s: %d of %d must run"
                .formatted(list(missing), majority(), nodes.size());
    return new Diagnosis(
        "%s: no answer from the ZooKeeper ensemble of %s".formatted(operation, list(nodes)),
        missing,
        remedy);
  }

  private static String list(List<NodeId> nodes) {
    return nodes.stream().map(NodeId::toString).collect(Collectors.joining(", "));
  }
}
