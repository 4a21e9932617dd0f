package dev.rhenea.quorum;

import dev.rhenea.environment.NodeId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** Any set of more than half of the members. */
public record Majority(List<NodeId> members) implements QuorumSystem {
  public Majority {
    members = List.copyOf(members);
    if (members.isEmpty() || new LinkedHashSet<>(members).size() != members.size()) {
      throw new IllegalArgumentException("members must be distinct and at least one: " + members);
    }
  }

  @Override
  public boolean isQuorum(Collection<NodeId> nodes) {
    return members.stream().filter(nodes::contains).count() >= size();
  }

  /** How many members make a majority. */
  public int size() {
    return members.size() / 2 + 1;
  }

  /** How many members may be missing. */
  public int survives() {
    return members.size() - size();
  }
}
