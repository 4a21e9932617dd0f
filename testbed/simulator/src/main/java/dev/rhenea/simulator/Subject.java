package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.util.Optional;

/**
 * What a planned event is about.
 *
 * @param node where it happens
 * @param unit the unit whose timer it is, if it is one
 * @param from the node that sent it, if it is a message
 */
record Subject(Happening.Kind kind, NodeId node, Optional<UnitId> unit, Optional<NodeId> from) {
  static Subject message(SimulatedNode from, SimulatedNode to) {
    return new Subject(Happening.Kind.MESSAGE, to.id(), Optional.empty(), Optional.of(from.id()));
  }

  static Subject timer(SimulatedUnit unit) {
    return new Subject(
        Happening.Kind.TIMER, unit.node(), Optional.of(unit.unit()), Optional.empty());
  }

  static Subject disk(NodeId node) {
    return new Subject(Happening.Kind.DISK, node, Optional.empty(), Optional.empty());
  }

  /** Part of what happens on the node anyway: nobody outside can tell when. */
  static Subject internal(NodeId node) {
    return new Subject(Happening.Kind.INTERNAL, node, Optional.empty(), Optional.empty());
  }
}
