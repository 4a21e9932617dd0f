package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.Optional;

/** What a key must hold for a transaction to do anything. */
public sealed interface Guard {
  String key();

  /** Whether {@code row}, which is there now, is as it must be. */
  boolean holds(Optional<Row> row);

  /** It must hold that value. */
  record Value(String key, Payload value) implements Guard {
    @Override
    public boolean holds(Optional<Row> row) {
      return row.filter(found -> found.value().equals(value)).isPresent();
    }
  }

  /** It must have been written by the entry at that position, and by none since. */
  record Version(String key, Lsn version) implements Guard {
    @Override
    public boolean holds(Optional<Row> row) {
      return row.filter(found -> found.version().equals(version)).isPresent();
    }
  }

  /** It must not be there. */
  record Absent(String key) implements Guard {
    @Override
    public boolean holds(Optional<Row> row) {
      return row.isEmpty();
    }
  }
}
