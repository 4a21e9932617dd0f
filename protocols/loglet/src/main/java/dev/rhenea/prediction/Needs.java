package dev.rhenea.prediction;

import dev.rhenea.environment.NodeId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/** Which nodes must live. More of them never hurt. */
public sealed interface Needs {
  /** It has an answer whichever nodes are down: it is outside the cluster. */
  record Nobody() implements Needs {
    @Override
    public String toString() {
      return "no node";
    }
  }

  /** That node. */
  record One(NodeId node) implements Needs {
    @Override
    public String toString() {
      return node.toString();
    }
  }

  /** So many of the parts. */
  record AtLeast(int least, List<Needs> parts) implements Needs {
    public AtLeast {
      parts = List.copyOf(parts);
      if (least < 1 || least > parts.size()) {
        throw new IllegalArgumentException("%d of %d parts".formatted(least, parts.size()));
      }
    }

    /** {@code 2 of (n1, n2, n3)}, {@code n4 and 2 of (n1, n2, n3)}. */
    @Override
    public String toString() {
      if (parts.size() == 1) {
        return parts.getFirst().toString();
      }
      return least == parts.size()
          ? parts.stream().map(AtLeast::inner).collect(Collectors.joining(" and "))
          : least
              + " of "
              + parts.stream().map(AtLeast::inner).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String inner(Needs part) {
      return part instanceof AtLeast(int least, List<Needs> parts)
              && least == parts.size()
              && least > 1
          ? "(" + part + ")"
          : part.toString();
    }
  }

  static Needs node(NodeId node) {
    return new One(node);
  }

  static Needs all(List<? extends Needs> parts) {
    return atLeast(parts.size(), parts);
  }

  /** So many of the parts, of which those that need nobody are there. */
  static Needs atLeast(int least, List<? extends Needs> parts) {
    List<Needs> rest = parts.stream().<Needs>map(part -> part).filter(Needs::isSomebody).toList();
    int left = least - (parts.size() - rest.size());
    if (left <= 0) {
      return new Nobody();
    }
    return rest.size() == 1 ? rest.getFirst() : new AtLeast(left, rest);
  }

  private boolean isSomebody() {
    return !(this instanceof Nobody);
  }

  /** More than half of the nodes. */
  static Needs majority(List<NodeId> nodes) {
    return new AtLeast(nodes.size() / 2 + 1, nodes.stream().map(Needs::node).toList());
  }

  /** Whether it is enough that these nodes live. */
  default boolean isMet(Collection<NodeId> alive) {
    return switch (this) {
      case Nobody() -> true;
      case One(NodeId node) -> alive.contains(node);
      case AtLeast(int least, List<Needs> parts) ->
          parts.stream().filter(part -> part.isMet(alive)).count() >= least;
    };
  }

  /** Every node that it names, in order of first appearance. */
  default SequencedSet<NodeId> nodes() {
    SequencedSet<NodeId> found = new LinkedHashSet<>();
    switch (this) {
      case Nobody() -> {}
      case One(NodeId node) -> found.add(node);
      case AtLeast(int least, List<Needs> parts) ->
          parts.forEach(part -> found.addAll(part.nodes()));
    }
    return found;
  }
}
