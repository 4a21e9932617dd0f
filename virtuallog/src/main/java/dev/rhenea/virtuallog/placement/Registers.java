package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.Future;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;

/** Finds the registers of a cluster. Loop-confined. */
@FunctionalInterface
public interface Registers {
  /**
   * A handle of its own on a register that has a value; a log's is made first if it was recorded
   * and never made. Unavailable if that cannot be had soon.
   */
  Future<MovableRegister> open(RegisterId id, Placement placement);
}
