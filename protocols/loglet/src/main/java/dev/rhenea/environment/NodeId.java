package dev.rhenea.environment;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The name of a node as compositions spell it: {@code n1}. Letters, digits, '-', '_' and '.'. */
public record NodeId(String name) implements Comparable<NodeId> {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  public NodeId {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a node name: '" + name + "'");
    }
  }

  /** The names in that order, with {@code between} between them: {@code n1, n2, n3}. */
  public static String joined(Collection<NodeId> nodes, String between) {
    return nodes.stream().map(NodeId::name).collect(Collectors.joining(between));
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
