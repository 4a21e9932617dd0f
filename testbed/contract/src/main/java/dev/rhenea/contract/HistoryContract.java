package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.CRASH;
import static dev.rhenea.contract.TestCluster.Fault.PARTITION;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletTraits.Durability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random clients on a network that loses, delays, duplicates and parts; every law is checked. */
public interface HistoryContract extends LogletFixture {
  @Test
  default void obligationsHoldOnARoughNetwork() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.rough(this, seed)) {
        LogletWorkload workload = new LogletWorkload(trial);
        workload.write(trial.client(0), 25);
        workload.write(trial.client(1), 25);
        workload.write(trial.client(2), 25);
        workload.judge(trial.client(2));
      }
    }
  }

  @Test
  default void obligationsHoldWhenSealedOnARoughNetwork() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.rough(this, seed)) {
        LogletWorkload workload = new LogletWorkload(trial);
        workload.write(trial.client(0), 25);
        workload.write(trial.client(1), 25);
        workload.sealWithin(trial.client(2), Duration.ofMillis(6));
        workload.judge(trial.client(1));
      }
    }
  }

  /** Connections break and heal; servers crash and come back where the protocol survives that. */
  @Test
  default void obligationsHoldUnderFaults() throws Unavailable {
    for (int seed = 0; seed < seeds(); seed++) {
      try (LogletTrial trial = LogletTrial.rough(this, seed)) {
        trial.assume(PARTITION);
        LogletWorkload workload = new LogletWorkload(trial);
        workload.write(trial.client(0), 40);
        workload.write(trial.client(1), 40);
        workload.sealWithin(trial.client(2), Duration.ofMillis(20));
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 6; i++) {
          disturb(trial, random);
        }
        workload.judge(trial.client(1));
      }
    }
  }

  private void disturb(LogletTrial trial, SplittableRandom random) {
    TestCluster cluster = trial.cluster();
    NodeId server = pick(trial.servers(), random);
    List<NodeId> all = new ArrayList<>(trial.servers());
    all.addAll(LogletTrial.CLIENTS);
    boolean mayCrash =
        traits().durability() == Durability.FSYNC && cluster.supported().contains(CRASH);
    switch (random.nextInt(mayCrash ? 4 : 3)) {
      case 0 -> cluster.isolate(pick(all, random));
      case 1 -> cluster.cut(pick(all, random), server);
      case 2 -> cluster.cut(server, pick(all, random));
      default -> {
        cluster.crash(server);
        cluster.restart(server);
      }
    }
    cluster.pass(Duration.ofNanos(random.nextLong(3_000_000)));
    cluster.heal();
    cluster.pass(Duration.ofNanos(random.nextLong(1_000_000)));
  }

  private static NodeId pick(List<NodeId> nodes, SplittableRandom random) {
    return nodes.get(random.nextInt(nodes.size()));
  }
}
