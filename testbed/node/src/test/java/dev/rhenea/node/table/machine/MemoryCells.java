package dev.rhenea.node.table.machine;

import dev.rhenea.payload.Payload;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Cells in memory. */
final class MemoryCells implements WritableCells {
  private final NavigableMap<Payload, Payload> cells =
      new TreeMap<>((a, b) -> Arrays.compareUnsigned(a.toByteArray(), b.toByteArray()));

  /** Everything in it, to compare. */
  Map<Payload, Payload> content() {
    return cells;
  }

  @Override
  public Optional<Payload> get(Payload key) {
    return Optional.ofNullable(cells.get(key));
  }

  @Override
  public void scan(Payload from, Payload to, BiPredicate<Payload, Payload> visitor) {
    for (Map.Entry<Payload, Payload> cell : cells.tailMap(from).entrySet()) {
      if (cells.comparator().compare(cell.getKey(), to) >= 0
          || !visitor.test(cell.getKey(), cell.getValue())) {
        return;
      }
    }
  }

  @Override
  public void put(Payload key, Payload value) {
    cells.put(key, value);
  }

  @Override
  public void delete(Payload key) {
    cells.remove(key);
  }
}
