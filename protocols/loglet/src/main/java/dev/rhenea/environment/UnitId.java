package dev.rhenea.environment;

/**
 * What is confined together on a node: one Loglet's roles, one register's roles, or one client. The
 * text is made by the id it stands for ({@code LogletId.unit()}, {@code RegisterId.unit()}).
 */
public record UnitId(String text) implements Comparable<UnitId> {
  @Override
  public int compareTo(UnitId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
