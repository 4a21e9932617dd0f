package dev.rhenea.composition.parity;

import dev.rhenea.composition.lockstep.LockstepPrediction;
import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Prediction;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;

/** What it needs and costs: each child has its share of an entry. */
final class ParityPrediction {
  private ParityPrediction() {}

  static Prediction of(
      Optional<NodeId> conductor,
      int needed,
      SequencedCollection<NodeId> nodes,
      List<Prediction> children) {
    return LockstepPrediction.of(
            conductor,
            needed,
            children.stream()
                .map(child -> child.adding(Shards.OVERHEAD).dividing(1.0 / needed))
                .toList())
        .warning(
            nodes.stream()
                .flatMap(node -> shared(node, nodes, needed, children).stream())
                .toList());
  }

  /** A node whose loss takes more than one child away. */
  private static List<String> shared(
      NodeId node, SequencedCollection<NodeId> nodes, int needed, List<Prediction> children) {
    List<NodeId> others = nodes.stream().filter(other -> !other.equals(node)).toList();
    long lost = children.stream().filter(child -> !child.seal().needs().isMet(others)).count();
    return lost < 2
        ? List.of()
        : List.of(
            "losing %s takes %d of %d children away, of which %d may be lost"
                .formatted(node, lost, children.size(), children.size() - needed));
  }
}
