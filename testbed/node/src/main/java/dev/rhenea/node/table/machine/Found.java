package dev.rhenea.node.table.machine;

import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import dev.rhenea.virtuallog.Lsn;
import java.util.Optional;

/** A key, and what it held. */
public record Found(String key, Optional<Row> row) {
  /** Bytes of the value. */
  int size() {
    return row.map(found -> found.value().size()).orElse(0);
  }

  static void encode(PayloadWriter out, Found found) {
    out.text(found.key)
        .optional(
            found.row, (each, row) -> each.number(row.version().value()).payload(row.value()));
  }

  static Found decode(PayloadReader in) {
    return new Found(
        in.text(),
        in.optional(row -> {
          Lsn version = new Lsn(row.number());
          return new Row(row.payload(), version);
        }));
  }
}
