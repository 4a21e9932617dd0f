package dev.rhenea.worlds;

import dev.rhenea.checker.Violation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.quorum.Majority;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.worlds.Recorder.Open;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Why the outcome of a call may be unknown: before its deadline its client's node was hit, or a
 * quorum it needed was lost: that of a segment its client believed to be active during the call, or
 * that of the MetaStore. A dead sequencer or a single LogServer is no excuse: the log has to
 * replace it in time.
 */
final class Excuses {
  private static final Majority META_STORE = new Majority(List.copyOf(Cast.META_STORE.nodes()));

  private final FaultLog faults;
  private final Beliefs beliefs;
  private final Duration deadline;

  Excuses(FaultLog faults, Beliefs beliefs, Duration deadline) {
    this.faults = faults;
    this.beliefs = beliefs;
    this.deadline = deadline;
  }

  /** The violation, if there is no excuse. */
  Optional<Violation> check(Open call) {
    long end = Math.min(call.end(), call.start() + deadline.toNanos());
    SortedSet<Long> moments = faults.moments(call.start(), end);
    moments.addAll(beliefs.changes(call.client(), call.start(), end));
    List<Segment> needed = beliefs.during(call.client(), call.start(), end);
    boolean excused = moments.stream().anyMatch(time -> isExcused(call, needed, time));
    return excused
        ? Optional.empty()
        : Optional.of(
            new Violation(
                "I8",
                "unknown-without-cause",
                "operation %d, %s by %s at %d ms, has no known outcome, and no quorum was lost"
                    .formatted(call.index(), call.f(), call.client(), call.start() / 1_000_000),
                List.of()));
  }

  private boolean isExcused(Open call, List<Segment> needed, long time) {
    Set<NodeId> hit = faults.hitAt(time);
    List<NodeId> acceptors =
        META_STORE.members().stream().filter(node -> !hit.contains(node)).toList();
    return hit.contains(call.client())
        || !META_STORE.isQuorum(acceptors)
        || needed.stream().anyMatch(segment -> Beliefs.lacksQuorum(segment, hit));
  }
}
