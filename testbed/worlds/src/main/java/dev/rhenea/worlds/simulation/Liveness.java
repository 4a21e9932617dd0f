package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Sufficiency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which nodes just suffice for the log to move: a quorum of the MetaStore, a quorum of the active
 * Loglet to seal it and find its tail, and members or spares to append to, or to build its
 * successor from.
 *
 * @param metaStore bound to storage ids
 * @param storageIds what each node's disk says now
 */
record Liveness(
    Schedule schedule,
    Catalogue catalogue,
    ProtocolSpec metaStore,
    Function<NodeId, Optional<StorageId>> storageIds) {

  /** A smallest core by the schedule's preference; as good as it gets if nothing suffices. */
  List<NodeId> core(ChainRecord record) {
    Set<NodeId> core = new LinkedHashSet<>(schedule.core().order());
    for (NodeId node : schedule.core().order().reversed()) {
      Set<NodeId> fewer = new LinkedHashSet<>(core);
      fewer.remove(node);
      if (suffices(fewer, record)) {
        core = fewer;
      }
    }
    return List.copyOf(core);
  }

  /** Whether those nodes are enough; a target that somebody may be about to install included. */
  boolean suffices(Set<NodeId> core, ChainRecord record) {
    ProtocolSpec active = record.chain().active().created();
    return Sufficiency.metaStore(metaStore, node -> serves(core, node))
        && Sufficiency.quorum(active, node -> serves(core, node))
        && isAppendable(core, active)
        && record
            .pending()
            .filter(intent ->
                !Sufficiency.quorum(intent.target(), node -> core.contains(node.id()))
                    || !isAppendable(core, intent.target()))
            .isEmpty();
  }

  private boolean isAppendable(Set<NodeId> core, ProtocolSpec loglet) {
    return Sufficiency.append(
        loglet.unbound(),
        new LinkedHashSet<>(schedule.cluster().spares()),
        catalogue,
        core::contains);
  }

  /** Who was not bound at creation, or has another disk since, counts for nothing (N14, P6). */
  private boolean serves(Set<NodeId> core, Value.Node node) {
    return core.contains(node.id())
        && node.storageId().isPresent()
        && node.storageId().equals(storageIds.apply(node.id()));
  }
}
