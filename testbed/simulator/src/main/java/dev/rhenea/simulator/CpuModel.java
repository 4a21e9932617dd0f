package dev.rhenea.simulator;

import java.time.Duration;

/**
 * What a node's processor, one core for all its units, spends on what happens there. While it is
 * busy the node's events wait, and what an event sends leaves when the work up to then is done.
 *
 * @param perEvent for every event of every unit
 * @param perMessage for every message to or from another node, on both sides
 * @param perKilobyte for every 1024 bytes of such a message
 */
public record CpuModel(Duration perEvent, Duration perMessage, Duration perKilobyte) {
  /** Everything is done in no time. */
  public static final CpuModel FREE = new CpuModel(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public CpuModel {
    if (perEvent.isNegative() || perMessage.isNegative() || perKilobyte.isNegative()) {
      throw new IllegalArgumentException(
          "costs are at least 0: " + perEvent + ", " + perMessage + ", " + perKilobyte);
    }
  }

  /** Only messages cost something, whatever their size. */
  public static CpuModel perMessage(Duration cost) {
    return new CpuModel(Duration.ZERO, cost, Duration.ZERO);
  }

  /** {@code factor} times as slow. */
  public CpuModel slower(double factor) {
    return new CpuModel(
        DiskModel.times(perEvent, factor),
        DiskModel.times(perMessage, factor),
        DiskModel.times(perKilobyte, factor));
  }

  /** Nanoseconds for one message. */
  long message(int bytes) {
    return perMessage.toNanos() + perKilobyte.toNanos() * bytes / 1024;
  }
}
