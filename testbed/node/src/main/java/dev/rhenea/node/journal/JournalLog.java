package dev.rhenea.node.journal;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.payload.Payload;
import java.util.List;

/** A log as its loop sees it. */
final class JournalLog implements RecordLog {
  private final JournalStorage storage;
  private final String name;
  private final RecentRecords recent;
  private long start;
  private long end;

  JournalLog(JournalStorage storage, String name) {
    this.storage = storage;
    this.name = Journal.checkName(name);
    UnitState.Bounds bounds = storage.state().bounds(name);
    this.start = bounds.start();
    this.end = bounds.end();
    this.recent = new RecentRecords(end);
  }

  @Override
  public Future<Done> write(long index, Payload bytes) {
    if (index < 0) {
      throw new IllegalArgumentException("an index is at least 0, not " + index);
    }
    return storage.issue(new Change.Write(storage.unit(), name, index, bytes));
  }

  @Override
  public Future<List<Entry>> read(long from, long to, int maxBytes) {
    long begin = Math.max(from, start);
    long limit = Math.min(to, end);
    return recent
        .find(begin, limit, maxBytes)
        .map(storage::completed)
        .orElseGet(() -> storage.read(name, begin, limit, maxBytes));
  }

  @Override
  public Future<Done> dropBelow(long index) {
    return storage.issue(new Change.Drop(storage.unit(), name, index));
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long end() {
    return end;
  }

  void show(Change.Write write) {
    if (write.index() >= start) {
      end = Math.max(end, write.index() + 1);
      recent.add(write.index(), write.bytes());
    }
  }

  void show(Change.Drop drop) {
    start = Math.max(start, drop.index());
    end = Math.max(end, start);
    recent.dropBelow(start);
  }

  void showDestroyed() {
    start = 0;
    end = 0;
    recent.clear();
  }
}
