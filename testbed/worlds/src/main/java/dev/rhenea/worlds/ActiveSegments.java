package dev.rhenea.worlds;

import dev.rhenea.environment.NodeId;
import dev.rhenea.quorum.Majority;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.SegmentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which segment was the active one, and when: from its first sight to its successor's. */
final class ActiveSegments {
  private record Seen(Segment segment, long since) {}

  private final SortedMap<SegmentId, Seen> seen = new TreeMap<>();

  /** Somebody adopted a chain with these segments. */
  void observe(Collection<Segment> segments, long now) {
    segments.forEach(each -> seen.putIfAbsent(each.id(), new Seen(each, now)));
  }

  /** How many segments followed the first. */
  int switches() {
    return seen.isEmpty() ? 0 : (int) seen.lastKey().number();
  }

  /** When a segment became active within {@code [start, end]}: it may have met a fault there. */
  List<Long> activations(long start, long end) {
    return seen.values().stream()
        .map(Seen::since)
        .filter(since -> since >= start && since <= end)
        .toList();
  }

  /** Whether a segment active at {@code time} had lost the quorum it is sealed by. */
  boolean wereStuckAt(long time, Set<NodeId> hit) {
    List<Seen> all = new ArrayList<>(seen.values());
    for (int i = 0; i < all.size(); i++) {
      long until = i + 1 < all.size() ? all.get(i + 1).since : Long.MAX_VALUE;
      if (all.get(i).since <= time
          && time <= until
          && hasLostSealQuorum(all.get(i).segment.created(), hit)) {
        return true;
      }
    }
    return false;
  }

  /** A LogServer that was not there when the Loglet was created counts for nothing (N14). */
  private static boolean hasLostSealQuorum(ProtocolSpec created, Set<NodeId> hit) {
    Arguments arguments = new Arguments(created);
    if (created.protocol().equals("memory")) {
      return hit.containsAll(arguments.nodeIds("node"));
    }
    List<Value.Node> servers = arguments.nodes("logservers");
    List<NodeId> serving =
        servers.stream()
            .filter(node -> node.storageId().isPresent() && !hit.contains(node.id()))
            .map(Value.Node::id)
            .toList();
    return !new Majority(servers.stream().map(Value.Node::id).toList()).isQuorum(serving);
  }
}
