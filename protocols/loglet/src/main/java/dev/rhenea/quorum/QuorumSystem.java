package dev.rhenea.quorum;

import dev.rhenea.environment.NodeId;
import java.util.Collection;
import java.util.List;

/** A family of member sets of which any two intersect. */
public interface QuorumSystem {
  /** The members, in the order in which they were given; no duplicates. */
  List<NodeId> members();

  /** Whether the members among {@code nodes} contain a quorum; others do not count. */
  boolean isQuorum(Collection<NodeId> nodes);
}
