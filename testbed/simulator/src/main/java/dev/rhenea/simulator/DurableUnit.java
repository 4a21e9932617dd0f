package dev.rhenea.simulator;

import dev.rhenea.payload.Payload;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a disk holds of one unit: what a crash cannot take back. */
final class DurableUnit {
  /** A write, as what it does to the disk's content. */
  @FunctionalInterface
  interface Write {
    void apply(DurableUnit unit);
  }

  /** The records of one log. */
  static final class Records {
    final SortedMap<Long, Payload> byIndex = new TreeMap<>();
    long start;
    long end;

    void put(long index, Payload bytes) {
      if (index >= start) {
        byIndex.put(index, bytes);
        end = Math.max(end, index + 1);
      }
    }

    void dropBelow(long index) {
      if (index > start) {
        start = index;
        end = Math.max(end, index);
        byIndex.headMap(index).clear();
      }
    }
  }

  private final SortedMap<String, Records> logs = new TreeMap<>();
  final SortedMap<String, Payload> cells = new TreeMap<>();

  Records log(String name) {
    return logs.computeIfAbsent(name, missing -> new Records());
  }

  void erase() {
    logs.clear();
    cells.clear();
  }
}
