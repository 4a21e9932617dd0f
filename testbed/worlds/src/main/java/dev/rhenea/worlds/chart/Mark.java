package dev.rhenea.worlds.chart;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.FaultKind;
import java.util.Collection;
import java.util.List;

/** Something to be seen on a chart. Times are virtual nanoseconds. */
public sealed interface Mark {
  /** Where it stands in the order of time. */
  long time();

  /** A message; its arrow ends where it was lost if it did not arrive. */
  record Message(long time, long ended, NodeId from, NodeId to, String text, boolean arrived)
      implements Mark {}

  /**
   * A protocol's step.
   *
   * @param name as faults can wait for it: {@code Seal.Majority}
   * @param detail what else it says; empty or in brackets
   */
  record Step(long time, NodeId node, String name, String detail) implements Mark {}

  /** A fault strikes. */
  record Struck(long time, FaultKind kind, List<NodeId> nodes) implements Mark {
    Struck(long time, FaultKind kind, Collection<NodeId> nodes) {
      this(time, kind, List.copyOf(nodes));
    }
  }

  /** A fault is over. */
  record Mended(long time, FaultKind kind, List<NodeId> nodes) implements Mark {}

  /** The run enters another phase. */
  record Phase(long time, String name) implements Mark {}

  /** That many messages and steps were left out here. */
  record Omitted(long time, int count) implements Mark {}
}
