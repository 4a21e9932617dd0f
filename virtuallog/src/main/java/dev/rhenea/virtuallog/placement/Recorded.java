package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.NodeId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a cluster's directory says, as far as moves of the registers need it.
 *
 * @param nodes the members of the cluster
 * @param logs each has a register
 * @param placement empty if the registers are where they always were
 */
public record Recorded(
    SortedSet<NodeId> nodes, SortedSet<String> logs, Optional<Placement> placement) {
  public Recorded {
    nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
    logs = Collections.unmodifiableSortedSet(new TreeSet<>(logs));
  }
}
