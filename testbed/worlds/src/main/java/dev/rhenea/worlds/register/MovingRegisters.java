package dev.rhenea.worlds.register;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.paxos.PaxosRegister;
import dev.rhenea.provider.Host;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Placement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * How a process of a node finds registers: each was made with some nodes, which never change, and
 * may be on others now. Loop-confined.
 */
final class MovingRegisters {
  /** How long one call of a register may take. */
  private static final Duration DEADLINE = Duration.ofMillis(200);

  private final PaxosProvider provider = new PaxosProvider();
  private final Host host;

  MovingRegisters(Host host) {
    this.host = host;
  }

  /** The directory's, which is on the founding nodes or on {@code later} ones. */
  Future<PaxosRegister> directory(SequencedSet<NodeId> later) {
    return find(MovingLedger.ID, MovingCluster.FOUNDING, later);
  }

  /** A log's, by where the directory says that the registers are; empty if never moved. */
  Future<PaxosRegister> of(RegisterId id, Optional<Placement> placement) {
    List<NodeId> made =
        placement
            .flatMap(known ->
                known.made().entrySet().stream()
                    .filter(each -> VirtualLog.registerOf(each.getKey()).equals(id))
                    .map(Map.Entry::getValue)
                    .findFirst())
            .orElse(MovingCluster.FOUNDING);
    return find(id, made, placement.map(Placement::whereabouts).orElseGet(LinkedHashSet::new));
  }

  /** Any register, the directory's among them, to be moved. */
  Future<MovableRegister> open(RegisterId id, Placement placement) {
    return (id.equals(MovingLedger.ID)
            ? directory(placement.whereabouts())
            : of(id, Optional.of(placement)))
        .map(register -> register);
  }

  private Future<PaxosRegister> find(RegisterId id, List<NodeId> made, SequencedSet<NodeId> later) {
    SequencedSet<NodeId> all = new LinkedHashSet<>(made);
    all.addAll(later);
    ProtocolSpec spec = ProtocolSpec.of("paxos").withNodes("nodes", made);
    return provider
        .create(host, id, spec, later, DEADLINE)
        .map(created -> provider.open(host, id, created, all, DEADLINE));
  }
}
