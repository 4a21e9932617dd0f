package dev.rhenea.worlds.schedule;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws what breaks: some of the kinds allowed, often or rarely, aimed at nodes or at roles. */
final class Storm {
  /** Where whoever does it may be interrupted. */
  static final List<String> STEPS =
      List.of(
          "Reconfiguration.IntentWritten",
          "Reconfiguration.Created",
          "Reconfiguration.Sealed",
          "Reconfiguration.TailKnown",
          "Reconfiguration.Installed",
          "Seal.Started",
          "Seal.Majority",
          "Repair.Started",
          "VirtualLogTrace.Parked",
          "VirtualLogTrace.SteppedIn");

  /** Drawn by {@link #wipe}, by {@link DiskStorm} and by {@link ClockStorm}. */
  private static final Set<FaultKind> ELSEWHERE =
      EnumSet.of(
          FaultKind.WIPE,
          FaultKind.SLOW_DISK,
          FaultKind.MISREAD,
          FaultKind.DECAY,
          FaultKind.NO_ROOM,
          FaultKind.FAST_CLOCK,
          FaultKind.SLOW_CLOCK);

  private static final int MOST = 10;

  private final SplittableRandom random;
  private final Cluster cluster;
  private final Set<FaultKind> allowed;
  private final Duration span;

  Storm(SplittableRandom random, Cluster cluster, Set<FaultKind> allowed, Duration span) {
    this.random = random;
    this.cluster = cluster;
    this.allowed = allowed;
    this.span = span;
  }

  List<Fault> faults() {
    List<FaultKind> kinds = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      if (!ELSEWHERE.contains(kind) && allowed.contains(kind) && random.nextBoolean()) {
        kinds.add(kind);
      }
    }
    List<Fault> faults = new ArrayList<>();
    int count = kinds.isEmpty() ? 0 : 1 + random.nextInt(MOST);
    for (int i = 0; i < count; i++) {
      FaultKind kind = kinds.get(random.nextInt(kinds.size()));
      faults.add(fault(kind, target(kind)));
    }
    return faults;
  }

  /**
   * One disk is lost, at most: that much every composition has to bear whose every Loglet has a
   * quorum without the node.
   */
  Optional<Fault> wipe(List<ProtocolSpec> compositions) {
    NodeId node = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
    boolean drawn = random.nextInt(4) == 0;
    return allowed.contains(FaultKind.WIPE) && drawn && cluster.bearsLossOf(node, compositions)
        ? Optional.of(fault(FaultKind.WIPE, new Target.Nodes(List.of(node))))
        : Optional.empty();
  }

  /** Which nodes are kept in the liveness phase; all of them if nothing may break. */
  Core core(boolean calm) {
    List<NodeId> order = Swarm.some(random, cluster.nodes(), cluster.nodes().size());
    List<FaultKind> possible =
        List.of(FaultKind.CRASH, FaultKind.ISOLATE, FaultKind.PAUSE).stream()
            .filter(allowed::contains)
            .toList();
    return new Core(
        order,
        calm || possible.isEmpty()
            ? Optional.empty()
            : Optional.of(possible.get(random.nextInt(possible.size()))));
  }

  private Fault fault(FaultKind kind, Target target) {
    Duration lasts =
        random.nextInt(8) == 0 ? millis(3_000, 7_000) : millis(20, 1 + random.nextInt(20, 2_000));
    Duration at = Duration.ofNanos(1_000 * random.nextLong(span.toNanos() / 1_000));
    int strength = kind.aim() == FaultKind.Aim.NETWORK ? random.nextInt(5, 60) : 0;
    return new Fault(at, lasts, kind, target, strength);
  }

  private Target target(FaultKind kind) {
    if (kind.aim() == FaultKind.Aim.NETWORK) {
      return new Target.Everybody();
    }
    int turn = random.nextInt(cluster.nodes().size());
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Target.Sequencer();
      case 2, 3 ->
          new Target.Author(
              STEPS.get(random.nextInt(STEPS.size())),
              random.nextBoolean() ? 0 : random.nextInt(40));
      case 4 -> new Target.MetaStore(share(), turn);
      case 5 -> new Target.LogServers(share(), turn);
      default ->
          new Target.Nodes(Swarm.some(random, cluster.nodes(), random.nextInt(4) == 0 ? 2 : 1));
    };
  }

  private Target.Share share() {
    return random.nextBoolean() ? Target.Share.MAJORITY : Target.Share.MINORITY;
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, Math.max(least + 1, most)));
  }
}
