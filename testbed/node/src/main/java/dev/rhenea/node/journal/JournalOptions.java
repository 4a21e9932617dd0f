package dev.rhenea.node.journal;

import dev.rhenea.loglet.LogletTraits.Durability;
import java.time.Duration;

/**
 * How a journal keeps its records.
 *
 * @param durability what a completed write survives. {@code FSYNC}: the loss of power. {@code
 *     PAGE_CACHE}: the end of the process. {@code NONE}: nothing; every start begins empty and with
 *     a new storage id
 * @param syncLatency added to every sync, to emulate a slower device; zero or more
 * @param segmentBytes size of a segment file, 4 KiB to 1 GiB; the largest record is about as large
 * @param mostBytes size of all segment files together, at least two of them, above which writes
 *     fail as on a full disk; the last one is kept for what must go on then
 */
public record JournalOptions(
    Durability durability, Duration syncLatency, int segmentBytes, long mostBytes) {
  /** fsync, no added latency, segments of 32 MiB, as many as the disk takes. */
  public static final JournalOptions DEFAULT =
      new JournalOptions(Durability.FSYNC, Duration.ZERO, 32 << 20, Long.MAX_VALUE);

  public JournalOptions {
    if (syncLatency.isNegative()
        || segmentBytes < 4096
        || segmentBytes > 1 << 30
        || mostBytes / 2 < segmentBytes) {
      throw new IllegalArgumentException(
          "a journal takes a latency of at least 0, segments of 4 KiB to 1 GiB, and at least two: "
              + syncLatency
              + ", "
              + segmentBytes
              + ", "
              + mostBytes);
    }
  }

  public JournalOptions withDurability(Durability other) {
    return new JournalOptions(other, syncLatency, segmentBytes, mostBytes);
  }

  public JournalOptions withSyncLatency(Duration other) {
    return new JournalOptions(durability, other, segmentBytes, mostBytes);
  }

  public JournalOptions withSegmentBytes(int other) {
    return new JournalOptions(durability, syncLatency, other, mostBytes);
  }

  public JournalOptions withMostBytes(long other) {
    return new JournalOptions(durability, syncLatency, segmentBytes, other);
  }
}
