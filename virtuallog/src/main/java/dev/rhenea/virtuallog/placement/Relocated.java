package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import java.util.List;

/** How a move of the registers ended. */
public sealed interface Relocated {
  /** A register that was moved, and the version that says so. */
  record Step(RegisterId register, Version version) {}

  /** All registers are on {@code acceptors}. */
  record Moved(long generation, List<NodeId> acceptors, List<Step> steps) implements Relocated {}

  /** Somebody began a move to other nodes meanwhile, which is the one that counts. */
  record Superseded(List<NodeId> by, List<Step> steps) implements Relocated {}

  /** Nothing was moved, and nothing recorded. */
  record Refused(String reason) implements Relocated {}

  /** The move is recorded, and these registers were moved; the same call again does the rest. */
  record Unfinished(List<Step> steps, Diagnosis cause) implements Relocated {
    public Unfinished {
      steps = List.copyOf(steps);
    }
  }
}
