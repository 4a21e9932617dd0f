package dev.rhenea.virtuallog;

/**
 * A log sequence number: a position of the virtual log, from 0. Not a position of any one Loglet
 * ({@code LogletOffset}); only a {@link Segment} converts between the two.
 */
public record Lsn(long value) implements Comparable<Lsn> {
  public static final Lsn ZERO = new Lsn(0);

  /** Above every position there can be: the end of a range that has none. */
  public static final Lsn MAX = new Lsn(Long.MAX_VALUE);

  public Lsn {
    if (value < 0) {
      throw new IllegalArgumentException("an LSN is at least 0, not " + value);
    }
  }

  public Lsn next() {
    return new Lsn(value + 1);
  }

  public boolean isBefore(Lsn other) {
    return value < other.value;
  }

  public static Lsn max(Lsn a, Lsn b) {
    return a.value >= b.value ? a : b;
  }

  public static Lsn min(Lsn a, Lsn b) {
    return a.value <= b.value ? a : b;
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
