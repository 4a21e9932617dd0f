package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.client.ChainView;
import dev.rhenea.cli.client.LogClient;
import dev.rhenea.cli.client.NodeClient;
import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.composition.Composition;
import dev.rhenea.composition.Composition.Parsed;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Those who switch the log, and look who orders its entries. They know which nodes are down.
 *
 * @param nodes a client of each node
 * @param log the log that is switched
 */
record Operators(List<NodeClient> nodes, String log, Catalogue catalogue) {
  Operators {
    nodes = List.copyOf(nodes);
  }

  /** What became of an order. */
  record Ordered(NodeClient via, Order order, Answer answer) {
    boolean isInstalled() {
      return answer instanceof Answer.Ok;
    }
  }

  /** The log, through that node. */
  LogClient log(NodeClient via) {
    return via.log(log);
  }

  /** Asks or, as operators do, another one if a node is down. */
  Future<Ordered> ask(Order order, List<NodeClient> candidates) {
    NodeClient via = candidates.getFirst();
    List<NodeClient> others = candidates.subList(1, candidates.size());
    return log(via)
        .switchTo(order.to())
        .compose(answer ->
            answer.isElsewhere() && !others.isEmpty()
                ? ask(order, others)
                : Future.succeededFuture(new Ordered(via, order, answer)));
  }

  /** All nodes, {@code first} before the others, and those last that are down or stand still. */
  List<NodeClient> candidates(Set<NodeId> hit, NodeId first) {
    return Stream.concat(
            nodes.stream().filter(node -> node.node().equals(first)),
            nodes.stream().filter(node -> !node.node().equals(first)))
        .sorted(
            (one, other) -> Boolean.compare(hit.contains(one.node()), hit.contains(other.node())))
        .toList();
  }

  /** The nodes that order entries now, as far as some node knows. */
  List<NodeId> ordering(Set<NodeId> hit) {
    return nodes.stream()
        .filter(node -> !hit.contains(node.node()))
        .map(node -> ChainView.in(log(node).chain().await()))
        .flatMap(Optional::stream)
        .findFirst()
        .map(chain -> ordering(chain.active().composition()))
        .orElse(List.of());
  }

  private List<NodeId> ordering(String composition) {
    return switch (Composition.parse(composition, catalogue, Optional.empty())) {
      case Parsed.Accepted(ProtocolSpec spec) -> ordering(spec).distinct().toList();
      case Parsed.Refused refused ->
          throw new IllegalStateException("a chain with a malformed composition: " + refused);
    };
  }

  /** Of a composition of several, everyone's; of servers with a leader of their own, the first. */
  private static Stream<NodeId> ordering(ProtocolSpec loglet) {
    return loglet.children().isEmpty()
        ? new Arguments(loglet)
            .node("sequencer").or(() -> loglet.nodes().stream().findFirst()).stream()
        : loglet.children().stream().flatMap(Operators::ordering);
  }
}
