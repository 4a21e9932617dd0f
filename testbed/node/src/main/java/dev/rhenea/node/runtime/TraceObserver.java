package dev.rhenea.node.runtime;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.UnitId;

/** Watches the steps that protocols report on one node. */
@FunctionalInterface
public interface TraceObserver {
  /**
   * Called on the loop of the unit, inside the event that reports the step; must return at once.
   *
   * @param nanos monotonic time of the node
   */
  void observe(NodeId node, UnitId unit, long nanos, Trace step);
}
