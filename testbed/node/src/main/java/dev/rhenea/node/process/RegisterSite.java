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

  /** Sees to it that the directory's register exists. */
  Future<ProtocolSpec> directory(Optional<Placement> placement) {
    return create(DirectoryRegister.ID, plan.register(), placement);
  }

  /** Sees to it that the register of {@code log} exists. */
  Future<ProtocolSpec> log(String log, Optional<Placement> placement) {
    ProtocolSpec first =
        placement
            .flatMap(known -> Optional.ofNullable(known.made().get(log)))
            .flatMap(plan::registerOn)
            .orElse(plan.register());
    return create(VirtualLog.registerOf(log), first, placement);
  }

  /** A handle on a register that exists. */
  VersionedRegister open(RegisterId id, ProtocolSpec created) {
    return plan.registers().open(host, id, created, DEADLINE);
  }

  private Future<ProtocolSpec> create(
      RegisterId id, ProtocolSpec first, Optional<Placement> placement) {
    SequencedSet<NodeId> later =
        placement.map(Placement::whereabouts).orElseGet(() -> new LinkedHashSet<>(plan.later()));
    return plan.registers().create(host, id, first, later, DEADLINE);
  }
}
