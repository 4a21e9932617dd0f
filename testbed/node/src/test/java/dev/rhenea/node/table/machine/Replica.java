package dev.rhenea.node.table.machine;

import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.util.ArrayList;
import java.util.List;

/** A replica in memory of the table that {@code log} is played into. */
final class Replica {
  private final List<LogEntry> log;
  final MemoryCells cells = new MemoryCells();
  final List<Result> results = new ArrayList<>();

  Replica(List<LogEntry> log) {
    this.log = log;
  }

  /** Applies everything below {@code target} that is not applied yet. */
  Replica playTo(int target) {
    while (results.size() < target) {
      LogEntry entry = log.get(results.size());
      results.add(Machine.apply(cells, entry).orElseThrow().result());
      cells.put(Layout.CURSOR_CELL, Layout.encode(entry.lsn().next()));
    }
    return this;
  }

  /** How far it has come. */
  Lsn applied() {
    return new Lsn(results.size());
  }
}
