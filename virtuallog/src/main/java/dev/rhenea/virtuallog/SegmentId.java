package dev.rhenea.virtuallog;

/**
 * Names one segment of a log for ever (rule V11): starts repeat where a segment is empty, and the
 * Loglet behind a segment can be exchanged. Rises by one with every segment, from 0.
 */
public record SegmentId(long number) implements Comparable<SegmentId> {
  public static final SegmentId FIRST = new SegmentId(0);

  public SegmentId {
    if (number < 0) {
      throw new IllegalArgumentException("a segment's number is at least 0, not " + number);
    }
  }

  public SegmentId next() {
    return new SegmentId(number + 1);
  }

  @Override
  public int compareTo(SegmentId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "s" + number;
  }
}
