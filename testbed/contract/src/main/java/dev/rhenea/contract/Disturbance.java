package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Short random faults, one after the other: broken connections, and crashes where allowed. */
final class Disturbance {
  private static final long LONGEST_FAULT_NANOS = 3_000_000;
  private static final long LONGEST_PEACE_NANOS = 1_000_000;

  private final TestCluster cluster;
  private final List<NodeId> servers;
  private final boolean crashes;
  private final SplittableRandom random;

  /**
   * Disturbs a cluster.
   *
   * @param crashes whether servers may lose their power
   */
  Disturbance(TestCluster cluster, List<NodeId> servers, boolean crashes, long seed) {
    this.cluster = cluster;
    this.servers = servers;
    this.crashes = crashes && cluster.supported().contains(TestCluster.Fault.CRASH);
    this.random = new SplittableRandom(seed);
  }

  void strike(int times) {
    for (int i = 0; i < times; i++) {
      strike();
      cluster.pass(Duration.ofNanos(random.nextLong(LONGEST_FAULT_NANOS)));
      cluster.heal();
      cluster.pass(Duration.ofNanos(random.nextLong(LONGEST_PEACE_NANOS)));
    }
  }

  private void strike() {
    List<NodeId> all = new ArrayList<>(servers);
    all.addAll(LogletTrial.CLIENTS);
    NodeId server = pick(servers);
    switch (random.nextInt(crashes ? 4 : 3)) {
      case 0 -> cluster.isolate(pick(all));
      case 1 -> cluster.cut(pick(all), server);
      case 2 -> cluster.cut(server, pick(all));
      default -> {
        cluster.crash(server);
        cluster.restart(server);
      }
    }
  }

  private NodeId pick(List<NodeId> nodes) {
    return nodes.get(random.nextInt(nodes.size()));
  }
}
