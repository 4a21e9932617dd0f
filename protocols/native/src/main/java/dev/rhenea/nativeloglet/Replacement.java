package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * The same Loglet without the failed nodes (rule V8): spares take the places of failed LogServers,
 * and the sequencer moves to a LogServer that lives. A failed LogServer for which there is no spare
 * keeps its place, so that the number of copies never shrinks; a majority must live.
 */
final class Replacement {
  private Replacement() {}

  static Optional<ProtocolSpec> of(
      ProtocolSpec spec, SequencedSet<NodeId> failed, SequencedSet<NodeId> spares) {
    NativeParameters now = NativeParameters.of(spec);
    Deque<NodeId> free = new ArrayDeque<>();
    spares.stream()
        .filter(node -> !failed.contains(node) && !now.members().contains(node))
        .forEach(free::add);
    List<NodeId> members = new ArrayList<>();
    for (NodeId member : now.members()) {
      members.add(failed.contains(member) && !free.isEmpty() ? free.removeFirst() : member);
    }
    List<NodeId> live = members.stream().filter(node -> !failed.contains(node)).toList();
    if (!now.quorums().isQuorum(now.members().subList(0, live.size()))) {
      return Optional.empty();
    }
    return Optional.of(
        sequencedBy(spec.withNodes(NativeParameters.LOG_SERVERS, members), now, live, failed));
  }

  /** Keeps the sequencer if it lives; a survivor is better than a spare, which is empty-handed. */
  private static ProtocolSpec sequencedBy(
      ProtocolSpec next, NativeParameters now, List<NodeId> live, SequencedSet<NodeId> failed) {
    NodeId sequencer =
        failed.contains(now.sequencer())
            ? live.stream().filter(now.members()::contains).findFirst().orElse(live.getFirst())
            : now.sequencer();
    boolean isDefault = NativeParameters.of(next).sequencer().equals(sequencer);
    return isDefault && next.argument(NativeParameters.SEQUENCER).isEmpty()
        ? next
        : next.with(NativeParameters.SEQUENCER, new Value.Node(sequencer));
  }
}
