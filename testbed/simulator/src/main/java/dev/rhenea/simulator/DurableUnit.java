package dev.rhenea.simulator;

import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private final NavigableSet<Long> damaged = new TreeSet<>();
    long start;
    long end;

    void put(long index, Payload bytes) {
      if (index >= start) {
        byIndex.put(index, bytes);
        end = Math.max(end, index + 1);
        damaged.remove(index);
      }
    }

    void dropBelow(long index) {
      if (index > start) {
        start = index;
        end = Math.max(end, index);
        byIndex.headMap(index).clear();
        damaged.headSet(index).clear();
      }
    }

    boolean isDamagedAt(List<Long> indexes) {
      return !damaged.isEmpty() && indexes.stream().anyMatch(damaged::contains);
    }
  }

  private final SortedMap<String, Records> logs = new TreeMap<>();
  private final SortedMap<String, Payload> cells = new TreeMap<>();
  private final NavigableSet<String> damagedCells = new TreeSet<>();

  Records log(String name) {
    return logs.computeIfAbsent(name, missing -> new Records());
  }

  @Nullable Payload cell(String name) {
    return cells.get(name);
  }

  void set(String cell, Payload value) {
    cells.put(cell, value);
    damagedCells.remove(cell);
  }

  void erase() {
    logs.clear();
    cells.clear();
    damagedCells.clear();
  }

  /** How many records and cells it has. */
  int pieces() {
    return cells.size() + logs.values().stream().mapToInt(log -> log.byIndex.size()).sum();
  }

  /** Damages the record or cell with that number, 0 to {@link #pieces} - 1. */
  void damage(int number) {
    int left = number;
    for (String cell : cells.keySet()) {
      if (left-- == 0) {
        damagedCells.add(cell);
      }
    }
    for (Records log : logs.values()) {
      if (left >= 0 && left < log.byIndex.size()) {
        log.byIndex.keySet().stream().skip(left).findFirst().ifPresent(log.damaged::add);
      }
      left -= log.byIndex.size();
    }
  }

  void mend() {
    damagedCells.clear();
    logs.values().forEach(log -> log.damaged.clear());
  }

  boolean isDamaged() {
    return !damagedCells.isEmpty()
        || logs.values().stream().anyMatch(log -> !log.damaged.isEmpty());
  }
}
