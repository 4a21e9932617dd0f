package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.io.Serial;

/** A bug that reached {@code fault} in a simulated run; says which run, when and where. */
public final class SimulationFault extends AssertionError {
  @Serial private static final long serialVersionUID = 1;

  SimulationFault(long seed, long time, NodeId node, UnitId unit, Throwable bug) {
    super(
        "seed %d, virtual time %d ns, unit %s on %s: %s".formatted(seed, time, unit, node, bug),
        bug);
  }
}
