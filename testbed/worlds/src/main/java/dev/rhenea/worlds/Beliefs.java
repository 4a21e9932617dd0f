package dev.rhenea.worlds;

import dev.rhenea.environment.NodeId;
import dev.rhenea.quorum.Majority;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which segment each client believed to be the active one, and when. A call can only have been sent
 * to a segment that its client believed in, so that segment's servers are the ones it needed: to be
 * answered, or, after the segment was closed, to be looked up (V1).
 */
final class Beliefs {
  /** From {@code since} until the same client's next belief. */
  private record Belief(Segment segment, long since) {}

  private final SortedMap<NodeId, List<Belief>> byClient = new TreeMap<>();
  private long switches;

  /** The client adopted a chain that ends with {@code active}. */
  void observe(NodeId client, Segment active, long now) {
    byClient.computeIfAbsent(client, first -> new ArrayList<>()).add(new Belief(active, now));
    switches = Math.max(switches, active.id().number());
  }

  /** How many segments followed the first. */
  int switches() {
    return Math.toIntExact(switches);
  }

  /** The segments the client believed in at some moment of {@code [start, end]}. */
  List<Segment> during(NodeId client, long start, long end) {
    List<Belief> all = byClient.getOrDefault(client, List.of());
    List<Segment> held = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      long until = i + 1 < all.size() ? all.get(i + 1).since : Long.MAX_VALUE;
      if (all.get(i).since <= end && until >= start) {
        held.add(all.get(i).segment);
      }
    }
    return held;
  }

  /** The moments in {@code [start, end]} at which the client changed its mind. */
  List<Long> changes(NodeId client, long start, long end) {
    return byClient.getOrDefault(client, List.of()).stream()
        .map(Belief::since)
        .filter(since -> since >= start && since <= end)
        .toList();
  }

  /**
   * Whether the Loglet lacks its quorum; who was not bound at creation counts for nothing (N14).
   */
  static boolean lacksQuorum(Segment segment, Set<NodeId> hit) {
    ProtocolSpec created = segment.created();
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
