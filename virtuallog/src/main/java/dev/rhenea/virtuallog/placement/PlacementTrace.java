package dev.rhenea.virtuallog.placement;

import dev.rhenea.environment.Trace;
import dev.rhenea.register.RegisterId;

/** The steps of a move of the registers, for observers. */
public sealed interface PlacementTrace extends Trace {
  /** The move is recorded. */
  record Intended(long generation) implements PlacementTrace {}

  /** One register was moved. */
  record Relocated(long generation, RegisterId register) implements PlacementTrace {}

  /** All registers are moved, and that is recorded. */
  record Settled(long generation) implements PlacementTrace {}

  /** A node has followed. */
  record Followed(long generation) implements PlacementTrace {}
}
