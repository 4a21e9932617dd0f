package dev.rhenea.cli.cluster;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Retention;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a cluster is to be.
 *
 * @param register the expression for the registers in which the chains stand
 * @param logs the expression for the first segment of each log, by name; the table's must be there
 * @param engines names of existing servers that every node hosts, such as {@code zookeeper}
 * @param retention how much of the table's log is kept
 * @param firstPort the ports from here on are used; free ones are looked for if empty
 */
public record ClusterPlan(
    List<NodeId> nodes,
    String register,
    SortedMap<String, String> logs,
    List<String> engines,
    Retention retention,
    OptionalInt firstPort) {
  public ClusterPlan {
    nodes = List.copyOf(nodes);
    logs = Collections.unmodifiableSortedMap(new TreeMap<>(logs));
    engines = List.copyOf(engines);
  }

  /** A cluster with the table's log alone, which begins on {@code first}. */
  public static ClusterPlan ofTable(
      List<NodeId> nodes,
      String register,
      String first,
      List<String> engines,
      OptionalInt firstPort) {
    SortedMap<String, String> logs = new TreeMap<>();
    logs.put(Table.LOG, first);
    return new ClusterPlan(nodes, register, logs, engines, Retention.DEFAULT, firstPort);
  }

  /** The same with another retention. */
  public ClusterPlan with(Retention other) {
    return new ClusterPlan(nodes, register, logs, engines, other, firstPort);
  }

  /** The nodes {@code n1} to {@code n<count>}. */
  public static List<NodeId> nodes(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new NodeId("n" + i)).toList();
  }
}
