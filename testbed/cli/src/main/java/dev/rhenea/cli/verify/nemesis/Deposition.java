package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom a deposition concerns; nobody who is hit by another fault. Pure.
 *
 * @param deposed who order entries, and are to stand still; a minority
 * @param others a majority, of which one is asked for the switch
 * @param keepers those of the others that keep the entries, and are to be restarted
 */
record Deposition(List<NodeId> deposed, List<NodeId> others, List<NodeId> keepers) {
  /**
   * Of these nodes; empty if too many are hit, or nobody but the deposed keeps entries: then no
   * switch could seal them.
   */
  static Optional<Deposition> of(List<NodeId> nodes, ProtocolSpec active, Set<NodeId> hit) {
    int minority = (nodes.size() - 1) / 2;
    List<NodeId> deposed =
        Roles.ordering(active).stream()
            .filter(node -> !hit.contains(node))
            .limit(minority)
            .toList();
    List<NodeId> others =
        nodes.stream().filter(node -> !hit.contains(node) && !deposed.contains(node)).toList();
    List<NodeId> keepers = others.stream().filter(Roles.keeping(active)::contains).toList();
    boolean possible =
        !deposed.isEmpty() && !keepers.isEmpty() && others.size() >= nodes.size() - minority;
    return possible ? Optional.of(new Deposition(deposed, others, keepers)) : Optional.empty();
  }

  /** Native on three of the others, or on one: LogServers are an odd number. */
  Order order() {
    String to =
        others.stream()
            .limit(others.size() < 3 ? 1 : 3)
            .map(NodeId::name)
            .collect(Collectors.joining(", ", "native(", ")"));
    return new Order(others.getFirst(), to);
  }
}
