package dev.rhenea.composition.lockstep;

import dev.rhenea.composition.part.Parts;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What remains without the failed nodes (V8): every child that they hit is replaced by what it
 * proposes itself. One for which nothing can be proposed is left out, as long as another remains:
 * appends need all children, and a log that goes on with fewer of them is better than one that
 * stands, but not than one that keeps what it acknowledges: {@link #isAsDurable}. Another node
 * conducts if the conductor's failed.
 *
 * @param children at least one
 */
public record Replacement(List<ProtocolSpec> children, NodeId conductor) {
  public Replacement {
    children = List.copyOf(children);
  }

  /** Empty if nothing remains. */
  public static Optional<Replacement> of(
      Lockstep lockstep,
      Catalogue catalogue,
      SequencedSet<NodeId> failed,
      SequencedSet<NodeId> spares) {
    SequencedSet<NodeId> free = new LinkedHashSet<>(spares);
    free.removeAll(lockstep.spec().nodes());
    List<ProtocolSpec> kept = new ArrayList<>();
    for (ProtocolSpec child : lockstep.parts().specs()) {
      one(child)
          .propose(catalogue, failed, free)
          .ifPresent(next -> {
            free.removeAll(next.nodes());
            kept.addAll(next.children());
          });
    }
    return kept.isEmpty()
        ? Optional.empty()
        : lockstep
            .conductor()
            .map(Value.Node::id)
            .filter(node -> !failed.contains(node))
            .or(() -> firstAlive(kept, failed))
            .map(node -> new Replacement(kept, node));
  }

  /**
   * Whether what remains survives what all the children did. Without the only child that has a
   * disk, entries would be acknowledged that the next loss of power takes away; nobody asked for
   * that, so somebody must.
   *
   * @param needed how many of what remains are enough to read
   */
  public boolean isAsDurable(Lockstep before, int needed, Catalogue catalogue) {
    List<LogletTraits> remaining =
        children.stream().flatMap(child -> one(child).traits(catalogue).stream()).toList();
    return LockstepTraits.durability(remaining, needed)
            .compareTo(LockstepTraits.durability(before.parts().traits(catalogue), before.needed()))
        >= 0;
  }

  /** {@code spec} over what remains. */
  public ProtocolSpec in(ProtocolSpec spec) {
    return spec.with(
            Lockstep.CHILDREN,
            new Value.Items(children.stream().<Value>map(Value.Child::new).toList()))
        .with(Lockstep.CONDUCTOR, new Value.Node(conductor));
  }

  private static Optional<NodeId> firstAlive(
      List<ProtocolSpec> children, SequencedSet<NodeId> failed) {
    return children.stream()
        .flatMap(child -> child.nodes().stream())
        .filter(node -> !failed.contains(node))
        .findFirst();
  }

  private static Parts one(ProtocolSpec child) {
    return new Parts(
        ProtocolSpec.of("one").with(Lockstep.CHILDREN, new Value.Child(child)), Lockstep.CHILDREN);
  }
}
