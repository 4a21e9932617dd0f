package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.node.transport.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What all nodes of a cluster agree on before they talk.
 *
 * @param cluster nodes of another cluster are refused
 * @param register the composition of the registers that hold the chains
 * @param logs the composition of each log's first segment, by log name
 * @param durability of every node's journal
 * @param retention how much of the table's log is kept
 */
public record ClusterFile(
    String cluster,
    SortedMap<NodeId, Addresses> nodes,
    String register,
    SortedMap<String, String> logs,
    Durability durability,
    Retention retention) {
  /**
   * Where a node listens.
   *
   * @param engines by engine and port name; a node hosts the engines it has ports for
   */
  public record Addresses(
      HostPort peer, HostPort http, SortedMap<String, SortedMap<String, HostPort>> engines) {
    /** Everything the node listens on. */
    public List<HostPort> all() {
      return Stream.concat(
              Stream.of(http, peer),
              engines.values().stream().flatMap(ports -> ports.values().stream()))
          .toList();
    }
  }

  /**
   * Where {@code node} listens.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public Addresses address(NodeId node) {
    Addresses addresses = nodes.get(node);
    if (addresses == null) {
      throw new IllegalArgumentException(
          "no node '%s' in this cluster; it has: %s".formatted(node, members()));
    }
    return addresses;
  }

  /** All nodes, by name. */
  public List<NodeId> members() {
    return List.copyOf(nodes.keySet());
  }

  /** The nodes that host a server of {@code engine}, by name. */
  List<NodeId> hosting(String engine) {
    return nodes.entrySet().stream()
        .filter(node -> node.getValue().engines().containsKey(engine))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Where {@code node} listens for {@code engine} under that port name. */
  Optional<String> endpoint(NodeId node, String engine, String port) {
    return Optional.ofNullable(nodes.get(node))
        .flatMap(addresses -> Optional.ofNullable(addresses.engines().get(engine)))
        .flatMap(ports -> Optional.ofNullable(ports.get(port)))
        .map(HostPort::toString);
  }
}
