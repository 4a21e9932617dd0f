package dev.rhenea.node.table;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.List;
import java.util.Optional;

/**
 * What a read found: one value, or none, for each key asked for, all as of the same position.
 *
 * @param asOf every command below this position is reflected, none at or above it
 */
public record Values(List<Optional<Payload>> values, Lsn asOf) {
  public Values {
    values = List.copyOf(values);
  }
}
