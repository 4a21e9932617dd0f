package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.util.Optional;

/**
 * Something that may happen next in an open world.
 *
 * @param id tells it from everything else in the run; made of what caused it, so that it is the
 *     same in another run in which its cause is, whatever happened beside
 * @param kind what it is
 * @param node where it happens
 * @param unit the unit whose timer it is, if it is one
 * @param from the node that sent it, if it is a message
 */
public record Happening(
    long id, Kind kind, NodeId node, Optional<UnitId> unit, Optional<NodeId> from) {
  /** Kinds of happenings. */
  public enum Kind {
    /** A message arrives: a request, a reply, or a one-way one. */
    MESSAGE,
    /** A disk ends a sync or a read. */
    DISK,
    /** A timer fires that is due, or that the world was told to let fire at any moment. */
    TIMER,
    /** Nothing else can happen: the next timer of all fires. */
    TIME,
    /** Follows at once; never open. */
    INTERNAL
  }

  @Override
  public String toString() {
    return "%s%s at %s%s"
        .formatted(
            kind,
            from.map(node -> " from " + node).orElse(""),
            node,
            unit.map(each -> "/" + each).orElse(""));
  }
}
