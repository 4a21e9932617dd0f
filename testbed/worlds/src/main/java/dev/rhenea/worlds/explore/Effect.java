package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Happening;

/**
 * What an event may have changed or looked at, for the question whether two events may change
 * places without anybody noticing.
 *
 * @param node where it happened: nodes share nothing, all units of a node share its disk
 * @param time whether it was the passing of time, which follows everything
 * @param begins whether a call began
 * @param ends whether a call ended
 */
record Effect(NodeId node, boolean time, boolean begins, boolean ends) {
  static Effect of(Happening happening, Moments moments) {
    return new Effect(
        happening.node(),
        happening.kind() == Happening.Kind.TIME,
        moments.began(),
        moments.ended());
  }

  /** Whether the order of the two matters. */
  boolean conflictsWith(Effect other) {
    return node.equals(other.node)
        || time
        || other.time
        || (begins && other.ends)
        || (ends && other.begins);
  }

  /** The effect of an event that has sometimes this one and sometimes that. */
  Effect or(Effect other) {
    return new Effect(node, time || other.time, begins || other.begins, ends || other.ends);
  }
}
