package dev.rhenea.cli.cluster;

import dev.rhenea.environment.NodeId;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What a cluster is to be.
 *
 * @param register the expression for the register in which the chain stands
 * @param first the expression for the log's first segment
 * @param engines names of existing servers that every node hosts, such as {@code zookeeper}
 * @param firstPort the ports from here on are used; free ones are looked for if empty
 */
public record ClusterPlan(
    List<NodeId> nodes,
    String register,
    String first,
    List<String> engines,
    OptionalInt firstPort) {
  public ClusterPlan {
    nodes = List.copyOf(nodes);
    engines = List.copyOf(engines);
  }

  /** The nodes {@code n1} to {@code n<count>}. */
  public static List<NodeId> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new NodeId("n" + i)).toList();
  }
}
