package dev.rhenea.worlds.schedule;

import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NicModel;
import java.time.Duration;

/**
 * What nodes and clients have to work with.
 *
 * @param nic of every node
 * @param limits of every client's handle
 */
public record Means(DiskModel disks, NicModel nic, HandleLimits limits) {
  /** Little enough for a client to be refused now and then. */
  public static final HandleLimits SCARCE =
      new HandleLimits(Duration.ofSeconds(5), 32, 1 << 20, 16 << 10);

  /** Those disks, a network without a budget, and clients with {@link #SCARCE} limits. */
  public static Means of(DiskModel disks) {
    return new Means(disks, NicModel.UNLIMITED, SCARCE);
  }

  public Means with(DiskModel other) {
    return new Means(other, nic, limits);
  }
}
