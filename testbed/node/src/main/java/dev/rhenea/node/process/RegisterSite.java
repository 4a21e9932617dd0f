package dev.rhenea.node.process;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Placement;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Makes and opens the registers of a cluster, wherever they may have been moved. A register is made
 * on the nodes that the directory names for it (A1); the directory's own on those that the cluster
 * began with.
 */
final class RegisterSite {
  /** A call on a register lasts at most this long. */
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private final Plan plan;
  private final Host host;

  RegisterSite(Plan plan, Host host) {
    this.plan = plan;
    this.host = host;
  }

  /**
   * A register that exists.
   *
   * @param spec what it was found on
   * @param others whom else to ask for it
   */
  record Located(RegisterId id, ProtocolSpec spec, SequencedSet<NodeId> others) {}

  /** Sees to it that the directory's register exists. */
  Future<Located> directory(Optional<Placement> placement) {
    return locate(DirectoryRegister.ID, plan.register(), later(placement));
  }

  /**
   * Sees to it that the register of {@code log} exists. If the placement does not say where it was
   * made, because a node of an older version recorded the log, any member may know it, and all have
   * to say that they do not before it is made.
   *
   * @param members of the cluster, as the directory that has the placement says
   */
  Future<Located> log(String log, Optional<Placement> placement, Collection<NodeId> members) {
    ProtocolSpec first =
        placement
            .flatMap(known -> Optional.ofNullable(known.made().get(log)))
            .flatMap(plan::registerOn)
            .orElse(plan.register());
    SequencedSet<NodeId> later = later(placement);
    if (placement.isPresent() && !placement.get().made().containsKey(log)) {
      later.addAll(members);
    }
    return locate(VirtualLog.registerOf(log), first, later);
  }

  /** A handle on it. */
  VersionedRegister open(Located register) {
    return plan.registers().open(host, register.id(), register.spec(), register.others(), DEADLINE);
  }

  private SequencedSet<NodeId> later(Optional<Placement> placement) {
    return placement.map(Placement::whereabouts).orElseGet(() -> new LinkedHashSet<>(plan.later()));
  }

  private Future<Located> locate(RegisterId id, ProtocolSpec first, SequencedSet<NodeId> later) {
    SequencedSet<NodeId> others = new LinkedHashSet<>(first.nodes());
    others.addAll(later);
    return plan.registers()
        .create(host, id, first, later, DEADLINE)
        .map(spec -> new Located(id, spec, others));
  }
}
