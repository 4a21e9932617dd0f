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
 * @param next the cell to go on from; empty if the range ends here
 */
public record Page(List<Found> rows, Lsn asOf, Optional<Payload> next) {
  public Page {
    rows = List.copyOf(rows);
  }

  /**
   * The first rows of {@code range}: at most {@code limit}, and of about {@code maxBytes} of
   * values, but at least one if there is one.
   */
  public static Page of(Cells cells, Range range, int limit, long maxBytes) {
    Collector collector = new Collector(cells, range, limit, maxBytes);
    cells.scan(range.begin(), range.end(), collector);
    return new Page(collector.rows, Layout.cursor(cells), Optional.ofNullable(collector.next));
  }

  private static final class Collector implements BiPredicate<Payload, Payload> {
    private final Cells cells;
    private final Range range;
    private final int limit;
    private final long maxBytes;
    private final List<Found> rows = new ArrayList<>();
    private long bytes;
    private @Nullable Payload next;

    Collector(Cells cells, Range range, int limit, long maxBytes) {
      this.cells = cells;
      this.range = range;
      this.limit = limit;
      this.maxBytes = maxBytes;
    }

    @Override
    public boolean test(Payload cell, Payload content) {
      if (rows.size() == limit) {
        next = cell;
        return false;
      }
      Found found = range.found(cells, cell, content);
      bytes += found.size();
      if (bytes > maxBytes && !rows.isEmpty()) {
        next = cell;
        return false;
      }
      rows.add(found);
      return true;
    }
  }
}
