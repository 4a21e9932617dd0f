package dev.rhenea.loglet;

/**
 * A position in one Loglet's own space, from 0. Not a position of the virtual log: only a chain's
 * segment converts between the two.
 */
public record LogletOffset(long value) implements Comparable<LogletOffset> {
  public static final LogletOffset ZERO = new LogletOffset(0);

  public LogletOffset {
    if (value < 0) {
      throw new IllegalArgumentException("an offset is at least 0, not " + value);
    }
  }

  public LogletOffset next() {
    return new LogletOffset(value + 1);
  }

  public static LogletOffset max(LogletOffset a, LogletOffset b) {
    return a.value >= b.value ? a : b;
  }

  public static LogletOffset min(LogletOffset a, LogletOffset b) {
    return a.value <= b.value ? a : b;
  }

  @Override
  public int compareTo(LogletOffset other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "@" + value;
  }
}
