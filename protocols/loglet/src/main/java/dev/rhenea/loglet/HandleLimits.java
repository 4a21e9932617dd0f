package dev.rhenea.loglet;

import java.time.Duration;

/**
 * What a handle allows itself. Completion is the only back-pressure: an append above the limits is
 * rejected at once, there is no hidden queue.
 *
 * @param deadline within which every call completes; more than zero
 * @param entriesInFlight appends that may be outstanding
 * @param bytesInFlight their bytes
 * @param largestEntry bytes of the largest entry, fixed when a cluster is created
 */
public record HandleLimits(
    Duration deadline, int entriesInFlight, long bytesInFlight, int largestEntry) {
  /** 900 KiB: fits every engine together with its envelope. */
  public static final int LARGEST_ENTRY = 900 * 1024;

  /** 5 s, 4096 entries, 64 MiB, 900 KiB. */
  public static final HandleLimits DEFAULT =
      new HandleLimits(Duration.ofSeconds(5), 4096, 64L << 20, LARGEST_ENTRY);

  public HandleLimits {
    if (!deadline.isPositive()
        || entriesInFlight < 1
        || largestEntry < 1
        || bytesInFlight < largestEntry) {
      throw new IllegalArgumentException(
          "limits must be positive and let one largest entry through: "
              + deadline
              + ", "
              + entriesInFlight
              + " entries, "
              + bytesInFlight
              + " bytes, largest "
              + largestEntry);
    }
  }

  /** What a layer that adds so many bytes to each entry allows the Loglet below it. */
  public HandleLimits withOverhead(int bytes) {
    return new HandleLimits(
        deadline,
        entriesInFlight,
        bytesInFlight + (long) bytes * entriesInFlight,
        largestEntry + bytes);
  }

  public HandleLimits withDeadline(Duration other) {
    return new HandleLimits(other, entriesInFlight, bytesInFlight, largestEntry);
  }
}
