package dev.rhenea.environment;

/** The name of a node as compositions spell it: {@code n1}. Letters, digits, '-', '_' and '.'. */
public record NodeId(String name) implements Comparable<NodeId> {
  public NodeId {
    if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("not a node name: '" + name + "'");
    }
  }

  @Override
  public int compareTo(NodeId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
