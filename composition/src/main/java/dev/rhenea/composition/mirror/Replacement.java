package dev.rhenea.composition.mirror;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The same mirror without the failed nodes (V8): every child that they hit is replaced by what it
 * proposes itself. One for which nothing can be proposed is left out, as long as another remains:
 * appends need all children, and a log that goes on with fewer copies is better than one that
 * stands. Another node conducts if the conductor's failed.
 */
final class Replacement {
  private Replacement() {}

  static Optional<ProtocolSpec> of(
      Mirroring mirroring,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    ProtocolSpec spec = mirroring.spec();
    SequencedSet<NodeId> free = new LinkedHashSet<>(spares);
    free.removeAll(spec.nodes());
    List<ProtocolSpec> kept = new ArrayList<>();
    for (ProtocolSpec child : mirroring.parts().specs()) {
      one(child)
          .propose(catalogue, failed, free)
          .ifPresent(next -> {
            free.removeAll(next.nodes());
            kept.addAll(next.children());
          });
    }
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    ProtocolSpec next =
        spec.with(
            Mirroring.CHILDREN, new Value.Items(kept.stream().map(Value.Child::new).toList()));
    NodeId conductor = mirroring.conductor().id();
    if (!failed.contains(conductor)) {
      return Optional.of(next.with(Mirroring.CONDUCTOR, new Value.Node(conductor)));
    }
    return kept.stream()
        .flatMap(child -> child.nodes().stream())
        .filter(node -> !failed.contains(node))
        .findFirst()
        .map(live -> next.with(Mirroring.CONDUCTOR, new Value.Node(live)));
  }

  private static Parts one(ProtocolSpec child) {
    return new Parts(
        ProtocolSpec.of(Mirroring.NAME).with(Mirroring.CHILDREN, new Value.Child(child)),
        Mirroring.CHILDREN);
  }
}
