package dev.rhenea.node.directory;

/**
 * Which cluster this is, among all that have the same name: drawn when its directory is made, and
 * never changed.
 */
public record ClusterId(long value) {
  /**
   * What {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is not 1 to 16 hexadecimal digits
   */
  public static ClusterId parse(String text) {
    if (!text.matches("[0-9a-f]{1,16}")) {
      throw new IllegalArgumentException("not a cluster's id: '" + text + "'");
    }
    return new ClusterId(Long.parseUnsignedLong(text, 16));
  }

  @Override
  public String toString() {
    return Long.toHexString(value);
  }
}
