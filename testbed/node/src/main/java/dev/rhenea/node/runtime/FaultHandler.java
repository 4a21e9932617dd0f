package dev.rhenea.node.runtime;

import dev.rhenea.environment.UnitId;

/** Decides what a bug in a unit means for the process; the unit has stopped and it is logged. */
@FunctionalInterface
public interface FaultHandler {
  /** Called once per unit at most, on its loop. */
  void fault(UnitId unit, Throwable bug);
}
