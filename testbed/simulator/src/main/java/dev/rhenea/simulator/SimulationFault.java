package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A bug that reached {@code fault} in a simulated run; says which run, when and where. */
public final class SimulationFault extends AssertionError {
  @Serial private static final long serialVersionUID = 1;

  SimulationFault(long seed, long time, NodeId node, UnitId unit, Throwable bug) {
    this(
        "seed %d, virtual time %d ns, unit %s on %s: %s".formatted(seed, time, unit, node, bug),
        bug);
  }

  private SimulationFault(String message, @Nullable Throwable bug) {
    super(message, bug);
  }

  /** The same fault for another throw: a broken world stays broken. */
  SimulationFault again() {
    return new SimulationFault(String.valueOf(getMessage()), getCause());
  }
}
