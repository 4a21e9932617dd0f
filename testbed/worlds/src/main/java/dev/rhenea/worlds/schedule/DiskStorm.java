package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws what disks do beside losing power and filling up: they are slow for a while, misread, have
 * no room at all, or decay. A decayed disk is a lost one (N14, P6), so it is drawn where no other
 * is lost, and only where every Loglet and the register bear the loss.
 */
final class DiskStorm {
  private static final int MOST = 3;

  private final SplittableRandom random;
  private final Cluster cluster;
  private final Set<FaultKind> allowed;
  private final Duration span;

  DiskStorm(SplittableRandom random, Cluster cluster, Set<FaultKind> allowed, Duration span) {
    this.random = random;
    this.cluster = cluster;
    this.allowed = allowed;
    this.span = span;
  }

  /**
   * A few faults.
   *
   * @param compositions of all segments
   * @param othersLost whether another disk is lost in the run
   */
  List<Fault> faults(List<ProtocolSpec> compositions, boolean othersLost) {
    List<Fault> faults = new ArrayList<>();
    for (FaultKind kind : List.of(FaultKind.SLOW_DISK, FaultKind.MISREAD)) {
      if (random.nextInt(4) == 0 && allowed.contains(kind)) {
        int count = 1 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
          faults.add(fault(kind, target(), random.nextInt(5, 100)));
        }
      }
    }
    NodeId node = any();
    if (random.nextInt(4) == 0
        && allowed.contains(FaultKind.DECAY)
        && !othersLost
        && cluster.bearsLossOf(node, compositions)) {
      faults.add(fault(FaultKind.DECAY, new Target.Nodes(List.of(node)), 0));
    }
    return faults;
  }

  /** How the nodes that are not needed in the liveness phase are broken, if by their disks. */
  Optional<FaultKind> rest() {
    return random.nextInt(3) == 0 && allowed.contains(FaultKind.MISREAD)
        ? Optional.of(FaultKind.MISREAD)
        : Optional.empty();
  }

  /** A disk that takes nothing at all for a while, perhaps. */
  Optional<Fault> noRoom() {
    return random.nextInt(4) == 0 && allowed.contains(FaultKind.NO_ROOM)
        ? Optional.of(fault(FaultKind.NO_ROOM, target(), 0))
        : Optional.empty();
  }

  private Target target() {
    int turn = random.nextInt(cluster.nodes().size());
    return switch (random.nextInt(4)) {
      case 0 -> new Target.LogServers(Target.Share.MINORITY, turn);
      case 1 -> new Target.LogServers(Target.Share.MAJORITY, turn);
      case 2 -> new Target.MetaStore(Target.Share.MINORITY, turn);
      default -> new Target.Nodes(List.of(any()));
    };
  }

  private NodeId any() {
    return cluster.nodes().get(random.nextInt(cluster.nodes().size()));
  }

  private Fault fault(FaultKind kind, Target target, int strength) {
    return new Fault(
        Duration.ofNanos(1_000 * random.nextLong(span.toNanos() / 1_000)),
        Duration.ofMillis(random.nextInt(50, 5_000)),
        kind,
        target,
        strength);
  }
}
