package dev.rhenea.register;

import dev.rhenea.environment.UnitId;

/** The identity of a register, e.g. {@code chain/default}: one per virtual log, and a directory. */
public record RegisterId(String name) {
  public RegisterId {
    if (!name.matches("[A-Za-z0-9_./-]+")) {
      throw new IllegalArgumentException("not a register name: '" + name + "'");
    }
  }

  /** What all its server roles on a node are confined to. */
  public UnitId unit() {
    return new UnitId("register:" + name);
  }

  @Override
  public String toString() {
    return name;
  }
}
