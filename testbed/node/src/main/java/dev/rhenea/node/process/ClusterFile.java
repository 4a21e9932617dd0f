package dev.rhenea.node.process;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits.Durability;
import dev.rhenea.node.directory.Addresses;
import dev.rhenea.node.directory.ClusterId;
import dev.rhenea.node.table.machine.Retention;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all nodes of a cluster agree on before they talk.
 *
 * @param cluster nodes of another cluster are refused
 * @param register the composition of the registers that hold the chains
 * @param logs the composition of each log's first segment, by log name
 * @param durability of every node's journal
 * @param retention how much of the table's log is kept
 * @param id which cluster of that name it is; a file that people write does not say so, the one
 *     that a node keeps which joined does
 */
public record ClusterFile(
    String cluster,
    SortedMap<NodeId, Addresses> nodes,
    String register,
    SortedMap<String, String> logs,
    Durability durability,
    Retention retention,
    Optional<ClusterId> id) {
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

  /** The same with {@code node} at {@code addresses}. */
  public ClusterFile with(NodeId node, Addresses addresses) {
    SortedMap<NodeId, Addresses> more = new TreeMap<>(nodes);
    more.put(node, addresses);
    return new ClusterFile(cluster, more, register, logs, durability, retention, id);
  }

  /**
   * The same for a node that ran before, and knows nodes that a file of people does not name; what
   * the file says of a node counts.
   */
  ClusterFile with(ClusterFile remembered) {
    SortedMap<NodeId, Addresses> all = new TreeMap<>(remembered.nodes());
    all.putAll(nodes);
    return new ClusterFile(
        cluster, all, register, logs, durability, retention, id.or(remembered::id));
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
        .flatMap(addresses -> addresses.endpoint(engine, port))
        .map(Object::toString);
  }
}
