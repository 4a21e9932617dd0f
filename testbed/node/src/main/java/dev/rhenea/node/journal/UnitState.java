package dev.rhenea.node.journal;

import dev.rhenea.node.journal.LogIndex.Located;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of one unit is durable, and where it stands. The writer thread changes it, loops and readers
 * look at it; every method holds its lock.
 */
final class UnitState {
  private final Map<String, Log> logs = new TreeMap<>();
  private final Map<String, Stored> cells = new TreeMap<>();

  /** A log's records, and where the mark stands that says from where on it lives. */
  private static final class Log {
    final LogIndex records = new LogIndex();
    @Nullable Place mark;
  }

  private record Stored(Payload value, Place place) {}

  /** Learns which frames begin and cease to mean something. */
  interface Ledger {
    void alive(Place place);

    void dead(Place place);
  }

  /** What a log says of itself. */
  record Bounds(long start, long end) {}

  synchronized void apply(Change change, Place place, Ledger ledger) {
    switch (change) {
      case Change.Write(_, String log, long index, _) -> {
        if (log(log).records.put(index, place, ledger::dead)) {
          ledger.alive(place);
        }
      }
      case Change.Drop(_, String name, long index) -> {
        Log log = log(name);
        if (log.mark == null || index >= log.records.start()) {
          if (log.mark != null) {
            ledger.dead(log.mark);
          }
          log.mark = place;
          ledger.alive(place);
          log.records.dropBelow(index, ledger::dead);
        }
      }
      case Change.Set(_, String cell, Payload value) -> {
        Stored old = cells.put(cell, new Stored(value, place));
        if (old != null) {
          ledger.dead(old.place);
        }
        ledger.alive(place);
      }
      case Change.Destroy _ -> {
        logs.values().forEach(log -> bury(log, ledger));
        cells.values().forEach(cell -> ledger.dead(cell.place));
        logs.clear();
        cells.clear();
      }
      case Change.Release _ -> throw new IllegalArgumentException("no unit's change: " + change);
    }
  }

  /** Whether the change that stands at {@code place} still means something. */
  synchronized boolean isAlive(Change change, Place place) {
    return switch (change) {
      case Change.Write(_, String name, long index, _) -> {
        Log log = logs.get(name);
        yield log != null && place.equals(log.records.get(index));
      }
      case Change.Drop(_, String name, _) -> {
        Log log = logs.get(name);
        yield log != null && place.equals(log.mark);
      }
      case Change.Set(_, String name, _) -> {
        Stored cell = cells.get(name);
        yield cell != null && cell.place.equals(place);
      }
      case Change.Destroy _, Change.Release _ -> false;
    };
  }

  /**
   * The records of a log from index {@code from} up to {@code to}, exclusive, until their frames
   * exceed {@code maxBytes}; at least one if there is one.
   */
  synchronized List<Located> find(String name, long from, long to, int maxBytes) {
    List<Located> found = new ArrayList<>();
    Log log = logs.get(name);
    if (log == null) {
      return found;
    }
    long bytes = 0;
    for (Located next = log.records.ceiling(from);
        next != null && next.index() < to && (bytes < maxBytes || found.isEmpty());
        next = log.records.ceiling(next.index() + 1)) {
      found.add(next);
      bytes += next.place().length();
    }
    return found;
  }

  /** A log's start and end; 0 and 0 if nothing was written. */
  synchronized Bounds bounds(String name) {
    Log log = logs.get(name);
    return log == null ? new Bounds(0, 0) : new Bounds(log.records.start(), log.records.end());
  }

  synchronized Optional<Payload> value(String cell) {
    return Optional.ofNullable(cells.get(cell)).map(Stored::value);
  }

  private Log log(String name) {
    return logs.computeIfAbsent(name, _ -> new Log());
  }

  private static void bury(Log log, Ledger ledger) {
    log.records.dropBelow(Long.MAX_VALUE, ledger::dead);
    if (log.mark != null) {
      ledger.dead(log.mark);
    }
  }
}
