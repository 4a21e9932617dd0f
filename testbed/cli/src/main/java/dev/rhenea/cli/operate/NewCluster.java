package dev.rhenea.cli.operate;

import dev.rhenea.cli.cluster.ClusterPlan;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.composition.Problem;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.Table;
import dev.rhenea.node.table.machine.Retention;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.EngineProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What somebody wants a new cluster to be.
 *
 * @param nodes how many
 * @param expression what its logs begin on; native over the nodes if empty
 * @param firstPort of as many as are needed; 0 for any free ones
 */
record NewCluster(int nodes, Optional<String> expression, int firstPort) {
  static final int USUAL_NODES = 3;
  static final int FIRST_PORT = 7101;

  /** The log for people, beside the table's. */
  static final String LOG = "default";

  private static final int MOST_NODES = 9;
  private static final int HIGHEST_PORT = 65_000;

  /**
   * The plan, with every engine that is installed on every node.
   *
   * @throws IllegalArgumentException with all that is wrong with it
   */
  ClusterPlan plan(Catalogue catalogue) {
    if (nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException(
          "a cluster has 1 to %d nodes, not %d".formatted(MOST_NODES, nodes));
    }
    if (firstPort < 0 || firstPort > HIGHEST_PORT) {
      throw new IllegalArgumentException(
          "the first port is 0 to %d, not %d".formatted(HIGHEST_PORT, firstPort));
    }
    List<NodeId> members = ClusterPlan.nodes(nodes);
    int odd = nodes - 1 + nodes % 2;
    String majority = NodeId.joined(members.subList(0, odd), ", ");
    String first = understood(expression.orElse("native(" + majority + ")"), catalogue, members);
    SortedMap<String, String> logs = new TreeMap<>();
    logs.put(LOG, first);
    logs.put(Table.LOG, first);
    List<String> engines =
        ServiceLoader.load(EngineProvider.class).stream()
            .map(engine -> engine.get().name())
            .toList();
    OptionalInt port = firstPort == 0 ? OptionalInt.empty() : OptionalInt.of(firstPort);
    return new ClusterPlan(
        members, "paxos(" + majority + ")", logs, engines, Retention.DEFAULT, port);
  }

  /** The canonical text. */
  private static String understood(String text, Catalogue catalogue, List<NodeId> members) {
    return switch (Composition.parse(text, catalogue, Optional.of(members))) {
      case Parsed.Accepted(ProtocolSpec spec) -> Composition.print(spec, catalogue);
      case Parsed.Refused(List<Problem> problems) ->
          throw new IllegalArgumentException(
              problems.stream()
                  .map(problem -> problem.render(text))
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }
}
