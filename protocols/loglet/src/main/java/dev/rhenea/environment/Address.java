package dev.rhenea.environment;

/** Where a message goes: a role of a unit on a node. */
public record Address(NodeId node, UnitId unit, RoleName role) {
  @Override
  public String toString() {
    return role + "@" + node + "/" + unit;
  }
}
