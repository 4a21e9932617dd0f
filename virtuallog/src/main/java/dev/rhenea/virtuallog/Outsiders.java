package dev.rhenea.virtuallog;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * Nodes that a Loglet names and that count for nothing in it: they missed its creation, or came
 * back over another data folder (N14). Such a Loglet survives fewer failures than it was meant to,
 * until it is replaced by its like. Pure.
 */
final class Outsiders {
  private Outsiders() {}

  /**
   * The outsiders among the nodes that gave a sign of life.
   *
   * @param created as creation returned it: a protocol that binds none of its nodes has no
   *     outsiders
   * @param folders the data folder each node is known to have now
   */
  static SequencedSet<NodeId> of(
      ProtocolSpec created, Function<NodeId, Optional<StorageId>> folders) {
    SequencedSet<NodeId> outsiders = new LinkedHashSet<>();
    List<Value.Node> own = new ArrayList<>();
    created.arguments().values().forEach(value -> collect(value, own));
    if (own.stream().anyMatch(node -> node.storageId().isPresent())) {
      own.stream()
          .filter(node -> folders.apply(node.id()).isPresent())
          .filter(node -> !folders.apply(node.id()).equals(node.storageId()))
          .forEach(node -> outsiders.add(node.id()));
    }
    created.children().forEach(child -> outsiders.addAll(of(child, folders)));
    return outsiders;
  }

  /** How many closed segments in a row before the active one were of its composition. */
  static int alikeBefore(Chain chain) {
    ProtocolSpec composition = Providers.unbound(chain.active().created());
    return Math.toIntExact(
        chain.segments().reversed().stream()
            .skip(1)
            .takeWhile(segment -> Providers.unbound(segment.created()).equals(composition))
            .count());
  }

  private static void collect(Value value, List<Value.Node> own) {
    switch (value) {
      case Value.Node node -> own.add(node);
      case Value.Items(List<Value> items) -> items.forEach(item -> collect(item, own));
      default -> {}
    }
  }
}
