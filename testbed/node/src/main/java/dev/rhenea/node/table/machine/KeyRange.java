package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Optional;

/**
 * Keys that stand next to each other, in the order of their bytes.
 *
 * @param begin the first cell there may be
 * @param end the first cell behind it
 */
public record KeyRange(Payload begin, Payload end) implements Range {
  /** All keys from {@code from} (inclusive) to {@code to} (exclusive; to the last if empty). */
  public static KeyRange of(String from, Optional<String> to) {
    return new KeyRange(Layout.row(from), to.map(Layout::row).orElseGet(() -> Layout.end('d')));
  }

  /** All keys that begin with {@code prefix}. */
  public static KeyRange prefix(String prefix) {
    byte[] end = Layout.row(prefix).toByteArray();
    end[end.length - 1]++; // neither a region nor UTF-8 has the byte 0xFF
    return new KeyRange(Layout.row(prefix), Payload.wrap(end));
  }

  @Override
  public KeyRange from(Payload cell) {
    return new KeyRange(Range.later(begin, cell), end);
  }

  @Override
  public Found found(Cells cells, Payload cell, Payload content) {
    return new Found(Layout.name(cell), Optional.of(Row.decode(content)));
  }
}
