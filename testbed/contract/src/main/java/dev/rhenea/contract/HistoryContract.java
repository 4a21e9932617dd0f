package dev.rhenea.contract;

import static dev.rhenea.contract.TestCluster.Fault.PARTITION;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletTraits.Durability;
import java.time.Duration;
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

  /** Twenty handles on three nodes. */
  @Test
  default void obligationsHoldForManyHandles() throws Unavailable {
    for (int seed = 0; seed < Math.min(seeds(), 5); seed++) {
      try (LogletTrial trial = LogletTrial.calm(this, seed)) {
        LogletWorkload workload = new LogletWorkload(trial);
        for (int handle = 0; handle < 20; handle++) {
          workload.write(trial.client(handle % 3), 8);
        }
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
        boolean crashes = traits().durability() == Durability.FSYNC;
        new Disturbance(trial.cluster(), trial.servers(), crashes, seed).strike(6);
        workload.judge(trial.client(1));
      }
    }
  }
}
