package dev.rhenea.worlds.chart;

import dev.rhenea.environment.NodeId;
import java.util.Collection;
import java.util.List;

/** Something to be seen on a chart. Times are virtual nanoseconds. */
sealed interface Mark {
  /** Where it stands in the order of time. */
  long time();

  /** A message; its arrow ends where it was lost if it did not arrive. */
  record Message(long time, long ended, NodeId from, NodeId to, String text, boolean arrived)
      implements Mark {}

  /** A protocol's step. */
  record Step(long time, NodeId node, String text) implements Mark {}

  /** A fault strikes, or is over. */
  record Fault(long time, List<NodeId> nodes, String text) implements Mark {
    Fault(long time, Collection<NodeId> nodes, String text) {
      this(time, List.copyOf(nodes), text);
    }
  }
}
