package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.FaultKind;
import java.util.ArrayList;
import java.util.List;

/** Nothing gets from one node to the other. */
record Cut(NodeId from, NodeId to) {

  /** What a fault of that kind cuts when it hits {@code nodes} of {@code all}. Pure. */
  static List<Cut> by(FaultKind kind, List<NodeId> nodes, List<NodeId> all) {
    List<Cut> cuts = new ArrayList<>();
    for (NodeId node : nodes) {
      for (NodeId other : all) {
        boolean between =
            switch (kind) {
              case PARTITION -> !nodes.contains(other);
              case LINK -> other.equals(all.get((all.indexOf(node) + 1) % all.size()));
              default -> kind == FaultKind.ISOLATE;
            };
        if (other.equals(node)) {
          continue;
        }
        if (between || kind == FaultKind.DEAFEN) {
          cuts.add(new Cut(other, node));
        }
        if (between || kind == FaultKind.MUTE) {
          cuts.add(new Cut(node, other));
        }
      }
    }
    return cuts;
  }
}
