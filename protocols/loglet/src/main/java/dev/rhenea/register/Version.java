package dev.rhenea.register;

/** Counts the writes of a register; 0 before the first. */
public record Version(long number) implements Comparable<Version> {
  /** Nothing was written yet. */
  public static final Version NONE = new Version(0);

  public Version {
    if (number < 0) {
      throw new IllegalArgumentException("a version is at least 0, not " + number);
    }
  }

  public Version next() {
    return new Version(number + 1);
  }

  @Override
  public int compareTo(Version other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "v" + number;
  }
}
