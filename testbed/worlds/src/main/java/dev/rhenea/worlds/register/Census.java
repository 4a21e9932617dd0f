package dev.rhenea.worlds.register;

import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.placement.Recorded;
import java.util.Optional;
import java.util.TreeSet;

/** Changes of who is in the cluster, and of which logs there are, as the directory records them. */
final class Census {
  /** The fewest nodes that a cluster is left with. */
  private static final int FEWEST = 3;

  private Census() {}

  /** Without {@code leaver}; empty if something needs it (A4), or too few would be left. */
  static Optional<Recorded> without(Recorded now, NodeId leaver) {
    boolean free =
        now.placement()
            .filter(placement ->
                !placement.uses(leaver) && placement.strandedWithout(leaver, now.nodes()).isEmpty())
            .isPresent();
    if (now.nodes().size() <= FEWEST || !free) {
      return Optional.empty();
    }
    TreeSet<NodeId> fewer = new TreeSet<>(now.nodes());
    fewer.remove(leaver);
    return Optional.of(new Recorded(fewer, now.logs(), now.placement()));
  }

  /** With a node that knows nothing, not even if it was in the cluster before. */
  static Recorded with(Recorded now, NodeId newcomer) {
    TreeSet<NodeId> more = new TreeSet<>(now.nodes());
    more.add(newcomer);
    return new Recorded(
        more, now.logs(), now.placement().map(placement -> placement.forgetting(newcomer)));
  }

  /** With one log more; empty if there is one of that name. */
  static Optional<Recorded> withLog(Recorded now, String log) {
    TreeSet<String> more = new TreeSet<>(now.logs());
    return more.add(log)
        ? Optional.of(
            new Recorded(now.nodes(), more, now.placement().map(placement -> placement.with(log))))
        : Optional.empty();
  }
}
