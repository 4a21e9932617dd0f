package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/** The rows of the table among the cells. */
record Rows(Cells cells) {
  Optional<Row> get(String key) {
    return cells.get(Layout.row(key)).map(Row::decode);
  }

  static void set(WritableCells cells, String key, Optional<Row> row) {
    Payload cell = Layout.row(key);
    row.ifPresentOrElse(some -> cells.put(cell, some.encode()), () -> cells.delete(cell));
  }
}
