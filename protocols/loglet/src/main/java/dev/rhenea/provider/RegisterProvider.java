package dev.rhenea.provider;

import dev.rhenea.environment.Future;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;

/** A protocol that makes registers; found by {@code ServiceLoader}, like a LogletProvider. */
public interface RegisterProvider extends ProtocolProvider {
  /**
   * Makes a register, idempotently; never resets one that exists. Returns the spec with its nodes
   * bound to their storage ids. Unavailable if a quorum, or what a protocol needs beyond that to
   * make the register for the first time, does not answer within {@code deadline}.
   */
  Future<ProtocolSpec> create(Host host, RegisterId id, ProtocolSpec spec, Duration deadline);

  /** A handle on a register created before; every call completes within {@code deadline}. */
  VersionedRegister open(Host host, RegisterId id, ProtocolSpec created, Duration deadline);
}
