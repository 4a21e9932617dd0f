package dev.rhenea.paxos;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.LinkedHashSet;
import java.util.List;

/** {@code paxos(n1, n2, n3)}: the acceptors. */
final class PaxosSpec {
  static final String NODES = "nodes";

  static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.rest(
              NODES,
              new Parameter.Type.Nodes(1),
              "The acceptors; a majority of them must live, so three survive one failure."));

  private PaxosSpec() {}

  /**
   * The acceptors' nodes.
   *
   * @throws InvalidSpec if there are none, or one is named twice
   */
  static List<NodeId> nodes(ProtocolSpec spec) {
    List<NodeId> nodes = new Arguments(spec).nodeIds(NODES);
    if (nodes.isEmpty()) {
      throw new InvalidSpec(NODES, "paxos needs at least one node, e.g. paxos(n1, n2, n3)");
    }
    if (new LinkedHashSet<>(nodes).size() != nodes.size()) {
      throw new InvalidSpec(NODES, "paxos takes each node once, not " + nodes);
    }
    return nodes;
  }

  /** The spec with these acceptors, bound to their data folders. */
  static ProtocolSpec bound(ProtocolSpec spec, Members members) {
    List<Value.Node> nodes =
        members.list().stream()
            .map(member -> new Value.Node(member.node(), member.storage()))
            .toList();
    return spec.with(NODES, new Value.Items(List.<Value>copyOf(nodes)));
  }
}
