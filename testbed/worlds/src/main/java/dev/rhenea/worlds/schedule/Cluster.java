package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Who takes part.
 *
 * @param nodes all machines
 * @param keepers those that hold what no disk holds: paused and cut off, never crashed
 * @param clients the nodes with a handle on the log
 * @param acceptors the nodes of the MetaStore
 * @param spares where a Loglet may be moved to when one of its nodes fails
 * @param first the composition of the first segment
 */
public record Cluster(
    List<NodeId> nodes,
    List<NodeId> keepers,
    List<NodeId> clients,
    List<NodeId> acceptors,
    List<NodeId> spares,
    ProtocolSpec first) {

  public Cluster {
    nodes = List.copyOf(nodes);
    keepers = List.copyOf(keepers);
    clients = List.copyOf(clients);
    acceptors = List.copyOf(acceptors);
    spares = List.copyOf(spares);
    LinkedHashSet<NodeId> strangers = new LinkedHashSet<>(first.nodes());
    strangers.addAll(keepers);
    strangers.addAll(clients);
    strangers.addAll(acceptors);
    strangers.addAll(spares);
    strangers.removeAll(nodes);
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException("no nodes of the cluster: " + strangers);
    }
    if (clients.isEmpty() || acceptors.isEmpty()) {
      throw new IllegalArgumentException("a log needs a client and a MetaStore");
    }
    if (clients.stream().anyMatch(keepers::contains)) {
      throw new IllegalArgumentException("clients are not on nodes that never crash: " + keepers);
    }
  }

  /** The register's spec. */
  public ProtocolSpec metaStore() {
    return ProtocolSpec.of("paxos").withNodes("nodes", acceptors);
  }

  /** Whether the register and each of those Loglets has a quorum without the disk of that node. */
  boolean bearsLossOf(NodeId node, List<ProtocolSpec> compositions) {
    return !keepers.contains(node)
        && Sufficiency.metaStore(metaStore(), other -> !other.id().equals(node))
        && compositions.stream()
            .allMatch(spec -> Sufficiency.quorum(spec, other -> !other.id().equals(node)));
  }
}
