package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.environment.NodeId;

/** One thing that the nemesis does. */
sealed interface Strike permits Strike.Hit, Strike.Mend, Act {
  /** Of what fault it is a part. */
  Fault fault();

  /** What happens, for people. */
  default String words() {
    return this instanceof Mend ? fault().word() + " over" : fault().word();
  }

  /** A fault begins that lasts until it is mended. */
  record Hit(Fault fault, Victims victims) implements Strike {}

  /** All that was hit by {@code fault} is well again. */
  record Mend(Fault fault) implements Strike {}

  /**
   * A wish for another composition.
   *
   * @param via the node that is asked, unless it is known to be down
   */
  record Order(NodeId via, String to) {}
}
