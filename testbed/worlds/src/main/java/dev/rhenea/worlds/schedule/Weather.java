package dev.rhenea.worlds.schedule;

import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws how network and disks behave all the time. */
record Weather(SplittableRandom random, Set<FaultKind> faults) {
  /** Loss, duplication and stragglers come with the faults of that name only. */
  NetworkModel network() {
    return new NetworkModel(
        micros(20, 500),
        micros(20, 500),
        rare(FaultKind.STRAGGLERS),
        Duration.ofMillis(random.nextInt(1, 40)),
        rare(FaultKind.LOSS),
        rare(FaultKind.DUPLICATION));
  }

  DiskModel disks() {
    return random.nextInt(4) == 0
        ? new DiskModel(micros(2_000, 8_000), micros(500, 5_000), micros(100, 5_000))
        : new DiskModel(micros(20, 300), micros(20, 300), micros(10, 100));
  }

  private double rare(FaultKind kind) {
    return faults.contains(kind) && random.nextBoolean() ? random.nextInt(1, 3) / 100.0 : 0;
  }

  private Duration micros(int least, int most) {
    return Duration.ofNanos(1_000L * random.nextInt(least, most));
  }
}
