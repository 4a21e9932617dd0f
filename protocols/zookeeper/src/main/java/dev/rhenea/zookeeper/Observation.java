package dev.rhenea.zookeeper;

import dev.rhenea.loglet.LogletOffset;
import org.apache.zookeeper.data.Stat;

/** What the ensemble says of a Loglet at one point of its history: a linearizable answer. */
sealed interface Observation {
  /** It is open, and {@code tail} entries were ever appended. */
  record Open(LogletOffset tail) implements Observation {}

  /** It is sealed; {@code tail} will not change any more. */
  record Sealed(LogletOffset tail) implements Observation {}

  /** It was destroyed, or never created. */
  record Unknown() implements Observation {}

  /**
   * How many entries were ever created below the node with that Stat. ZooKeeper counts the
   * creations alone, and shows {@code cversion = 2 * creations - children}; deletions change both
   * terms and not their sum.
   */
  static LogletOffset tail(Stat entries) {
    return new LogletOffset(((long) entries.getCversion() + entries.getNumChildren()) / 2);
  }
}
