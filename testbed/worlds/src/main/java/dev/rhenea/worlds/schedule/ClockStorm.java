package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws clocks that run too fast or too slowly for a while, and timers with them. No protocol may
 * rely on a clock for what it promises; what it does in time, it does at its own clock's pace.
 */
final class ClockStorm {
  private static final int MOST = 3;

  private final SplittableRandom random;
  private final Cluster cluster;
  private final Set<FaultKind> allowed;
  private final Duration span;

  ClockStorm(SplittableRandom random, Cluster cluster, Set<FaultKind> allowed, Duration span) {
    this.random = random;
    this.cluster = cluster;
    this.allowed = allowed;
    this.span = span;
  }

  /** A few faults in one of four runs, for each kind. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (FaultKind kind : List.of(FaultKind.FAST_CLOCK, FaultKind.SLOW_CLOCK)) {
      if (random.nextInt(4) == 0 && allowed.contains(kind)) {
        int count = 1 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
          faults.add(fault(kind));
        }
      }
    }
    return faults;
  }

  private Fault fault(FaultKind kind) {
    List<NodeId> nodes = Swarm.some(random, cluster.nodes(), 1 + random.nextInt(2));
    return new Fault(
        Duration.ofNanos(1_000 * random.nextLong(span.toNanos() / 1_000)),
        Duration.ofMillis(random.nextInt(50, 5_000)),
        kind,
        new Target.Nodes(nodes),
        random.nextInt(5, 100));
  }
}
