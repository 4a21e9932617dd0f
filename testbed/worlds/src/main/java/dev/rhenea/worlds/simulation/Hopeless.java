package dev.rhenea.worlds.simulation;

import java.io.Serial;

/** More disks were lost than the composition bears: nothing that follows proves anything. */
final class Hopeless extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  Hopeless() {
    super("a Loglet has lost its quorum for good, by disks lost and members that were never there");
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
