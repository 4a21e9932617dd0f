package dev.rhenea.node.journal;

import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;

/** What one record of the journal says. Applied in the order of the journal. */
sealed interface Change {
  /**
   * Whether it may use the reserve. Entries may not, so that seals, promises and trims, which are
   * small, go on when the disk is full; and trims make room.
   */
  default boolean isVital() {
    return !(this instanceof Write);
  }

  /** A record of a log; replaces the one under the same index. */
  record Write(UnitId unit, String log, long index, Payload bytes) implements Change {}

  /** Every record of a log below {@code index} is forgotten. */
  record Drop(UnitId unit, String log, long index) implements Change {}

  /** A cell's new value. */
  record Set(UnitId unit, String cell, Payload value) implements Change {}

  /** All logs and cells of a unit are erased. */
  record Destroy(UnitId unit) implements Change {}

  /** Segment {@code number} and all before it hold nothing that lives, and may be missing. */
  record Release(long number) implements Change {}
}
