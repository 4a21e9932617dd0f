package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * What is kept in the liveness phase: as few nodes as suffice, the first ones of {@code order}
 * preferred; the others stay broken.
 *
 * @param order all nodes
 * @param others how they are broken; empty if all are healed
 */
public record Core(List<NodeId> order, Optional<FaultKind> others) {
  public Core {
    order = List.copyOf(order);
  }

  Core within(Cluster cluster) {
    return new Core(order.stream().filter(cluster.nodes()::contains).toList(), others);
  }
}
