package dev.rhenea.node.journal;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.journal.Batch.Placed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One unit's share of the journal. Loop-confined, but for what the writer calls: {@link #durable},
 * {@link #failed}, {@link #broken}.
 */
final class JournalStorage implements Storage {
  private final Journal journal;
  private final UnitId unit;
  private final UnitState state;
  private final EventLoop loop;
  private final Map<String, JournalLog> logs = new TreeMap<>();
  private final Map<String, JournalCell> cells = new TreeMap<>();
  private volatile @Nullable Diagnosis broken;
  private @Nullable JournalStorage successor;

  JournalStorage(Journal journal, UnitId unit, UnitState state, EventLoop loop) {
    this.journal = journal;
    this.unit = unit;
    this.state = state;
    this.loop = loop;
  }

  @Override
  public StorageId id() {
    return journal.id();
  }

  @Override
  public RecordLog log(String name) {
    return logOf(name);
  }

  @Override
  public Cell cell(String name) {
    return cellOf(name);
  }

  @Override
  public Future<Done> destroy() {
    return issue(new Change.Destroy(unit));
  }

  @Override
  public JournalStorage reopen() {
    if (broken == null) {
      return this;
    }
    JournalStorage next = successor == null ? journal.reopen(unit, loop) : successor.reopen();
    successor = next; // not the one before, which is done with as well
    return next;
  }

  @Override
  public boolean hasRoom() {
    return journal.hasRoom();
  }

  UnitId unit() {
    return unit;
  }

  UnitState state() {
    return state;
  }

  Future<Done> issue(Change change) {
    Promise<Done> promise = new Promise<>(loop);
    journal.issue(new Issued(this, change, promise));
    return promise;
  }

  <T> Future<T> completed(T value) {
    Promise<T> promise = new Promise<>(loop);
    promise.complete(value);
    return promise;
  }

  /** Reads records on another thread, because the disk may be slow. */
  Future<List<RecordLog.Entry>> read(String log, long from, long to, int maxBytes) {
    Promise<List<RecordLog.Entry>> promise = new Promise<>(loop);
    journal.read(
        state,
        log,
        from,
        to,
        maxBytes,
        entries -> loop.execute(() -> promise.complete(entries)),
        why -> loop.execute(() -> promise.fail(new Unavailable(why))));
    return promise;
  }

  /** Why every further write of this unit fails; null while none has failed. */
  @Nullable Diagnosis broken() {
    return broken;
  }

  /** From now on every write fails: another handle took over, or the disk is gone. */
  void breakOff(Diagnosis why) {
    broken = why;
  }

  /**
   * Called by the writer. The loop hears of it before a reader can find it, and finds it when it
   * hears of it.
   */
  void durable(List<Placed> written, UnitState.Ledger ledger) {
    synchronized (state) {
      loop.execute(() -> written.forEach(this::show));
      written.forEach(placed -> state.apply(placed.change(), placed.place(), ledger));
    }
  }

  /** Called by the writer, and on the way to it. */
  void failed(List<Issued> writes, Diagnosis why) {
    breakOff(why);
    List<Issued> lost = List.copyOf(writes);
    loop.execute(() -> lost.forEach(write -> write.promise().fail(new Unavailable(why))));
  }

  private void show(Placed placed) {
    switch (placed.change()) {
      case Change.Write write -> logOf(write.log()).show(write);
      case Change.Drop drop -> logOf(drop.log()).show(drop);
      case Change.Set set -> cellOf(set.cell()).show(set);
      case Change.Destroy _ -> {
        logs.values().forEach(JournalLog::showDestroyed);
        cells.values().forEach(JournalCell::showDestroyed);
      }
      case Change.Release _ -> throw new IllegalStateException("no unit's change: " + placed);
    }
    if (placed.issued() != null) {
      placed.issued().promise().complete(Done.DONE);
    }
  }

  private JournalLog logOf(String name) {
    return logs.computeIfAbsent(name, _ -> new JournalLog(this, name));
  }

  private JournalCell cellOf(String name) {
    return cells.computeIfAbsent(name, _ -> new JournalCell(this, name));
  }
}
