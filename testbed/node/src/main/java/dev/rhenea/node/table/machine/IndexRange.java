package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/**
 * Entries of an index that stand next to each other, in the order of their terms, those of the same
 * term in the order of their keys.
 *
 * @param begin the first cell there may be
 * @param end the first cell behind it
 */
public record IndexRange(Payload begin, Payload end) implements Range, Lookup {
  @Override
  public IndexRange from(Payload cell) {
    return new IndexRange(Range.later(begin, cell), end);
  }

  @Override
  public Found found(Cells cells, Payload cell, Payload content) {
    String key = Layout.entryKey(cell);
    Optional<Row> row = new Rows(cells).get(key);
    if (row.isEmpty()) {
      throw new IllegalStateException("an index has '" + key + "', which the table has not");
    }
    return new Found(key, row);
  }
}
