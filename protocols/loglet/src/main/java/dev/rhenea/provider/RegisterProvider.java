package dev.rhenea.provider;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedSet;

/** A protocol that makes registers; found by {@code ServiceLoader}, like a LogletProvider. */
public interface RegisterProvider extends ProtocolProvider {
  /**
   * Makes a register, idempotently; never resets one that exists. Returns the spec with its nodes
   * bound to their storage ids. Unavailable if a quorum, or what a protocol needs beyond that to
   * make the register for the first time, does not answer within {@code deadline}.
   */
  Future<ProtocolSpec> create(Host host, RegisterId id, ProtocolSpec spec, Duration deadline);

  /**
   * The same for a register that may have been moved since ({@link
   * dev.rhenea.register.MovableRegister}). It is found on {@code later}, too, and made on {@code
   * spec} only if every node of both says that it does not know it.
   */
  default Future<ProtocolSpec> create(
      Host host, RegisterId id, ProtocolSpec spec, SequencedSet<NodeId> later, Duration deadline) {
    return create(host, id, spec, deadline);
  }

  /**
   * The same for a register that may have been moved since it was {@code created}: whom to ask if
   * the nodes that {@code created} names are gone.
   */
  default VersionedRegister open(
      Host host,
      RegisterId id,
      ProtocolSpec created,
      SequencedSet<NodeId> later,
      Duration deadline) {
    return open(host, id, created, deadline);
  }

  /**
   * What {@code spec} is with those nodes; empty if registers of this kind cannot be moved.
   * Otherwise {@link #open} makes movable ones.
   */
  default Optional<ProtocolSpec> on(ProtocolSpec spec, SequencedSet<NodeId> nodes) {
    return Optional.empty();
  }

  /** A handle on a register created before; every call completes within {@code deadline}. */
  VersionedRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline);
}
