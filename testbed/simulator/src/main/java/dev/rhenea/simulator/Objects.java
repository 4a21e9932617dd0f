package dev.rhenea.simulator;

import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The object stores outside the cluster; they survive everything, but may be hard to reach. */
final class Objects {
  private final SortedMap<String, Payload> contents = new TreeMap<>();
  private final SplittableRandom random;
  private double loss;

  /**
   * @param loss the probability that one way of a call is lost
   */
  Objects(long seed, double loss) {
    this.random = new SplittableRandom(seed ^ 0x6f626a65637473L);
    this.loss = loss;
  }

  /** By folder and name. */
  SortedMap<String, Payload> contents() {
    return contents;
  }

  /** From now on each way of a call is lost with that probability. */
  void loss(double probability) {
    loss = probability;
  }

  boolean isLost() {
    return loss > 0 && random.nextDouble() < loss;
  }

  Duration within(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }
}
