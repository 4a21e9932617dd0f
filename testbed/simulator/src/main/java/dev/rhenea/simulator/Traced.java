package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;

/**
 * A protocol's step and where it happened.
 *
 * @param time virtual nanoseconds since the world began
 */
public record Traced(long time, NodeId node, UnitId unit, Trace step) {}
