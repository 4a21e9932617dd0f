package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A part of a scan.
 *
 * @param rows in the order of their keys
 * @param asOf every command below this position is reflected, none at or above it
 * @param next the key to go on from; empty if the range ends here
 */
public record Page(List<Found> rows, Lsn asOf, Optional<String> next) {
  public Page {
    rows = List.copyOf(rows);
  }

  /**
   * The first rows of {@code range}: at most {@code limit}, and of about {@code maxBytes} of
   * values, but at least one if there is one.
   */
  public static Page of(Cells cells, KeyRange range, int limit, long maxBytes) {
    Collector collector = new Collector(limit, maxBytes);
    cells.scan(range.begin(), range.end(), collector);
    return new Page(collector.rows, Layout.cursor(cells), Optional.ofNullable(collector.next));
  }

  private static final class Collector implements BiPredicate<Payload, Payload> {
    private final int limit;
    private final long maxBytes;
    private final List<Found> rows = new ArrayList<>();
    private long bytes;
    private @Nullable String next;

    Collector(int limit, long maxBytes) {
      this.limit = limit;
      this.maxBytes = maxBytes;
    }

    @Override
    public boolean test(Payload cell, Payload row) {
      String key = Layout.name(cell);
      bytes += row.size();
      if (rows.size() == limit || (bytes > maxBytes && !rows.isEmpty())) {
        next = key;
        return false;
      }
      rows.add(new Found(key, Optional.of(Row.decode(row))));
      return true;
    }
  }
}
