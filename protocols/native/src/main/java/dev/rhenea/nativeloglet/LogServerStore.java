package dev.rhenea.nativeloglet;

import dev.rhenea.environment.Cell;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.RecordLog;
import dev.rhenea.environment.Storage;
import dev.rhenea.environment.StorageId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a LogServer keeps on disk, in two views: <em>accepted</em> is everything written so far, in
 * memory, and decides what may be accepted next; <em>durable</em> is what a crash cannot take back,
 * and the only thing others are told (rule N4). All writes become durable in the order in which
 * they were issued, so the durable view is always an earlier accepted one.
 *
 * <p>When a write was refused (disk full) the accepted view is ahead of what can ever be durable,
 * and the store {@link #isLost}: another one, opened then, begins with the durable view, as after a
 * crash (N4, N8). Nothing else can have been told, as every answer waits for what was written.
 */
final class LogServerStore {
  private final Environment environment;
  private final RecordLog log;
  private final Cell cell;
  private final long recoveredKnownTail;
  private LogServerState accepted;
  private LogServerState durable;
  private long acceptedTail;
  private Future<Done> lastWrite;

  private LogServerStore(Environment environment, Storage storage, long recoveredKnownTail) {
    this.environment = environment;
    this.recoveredKnownTail = recoveredKnownTail;
    log = storage.log("entries");
    cell = storage.cell("state");
    durable = cell.value().map(LogServerState::of).orElse(LogServerState.NOTHING);
    accepted = durable;
    acceptedTail = log.end(); // N8: highest + 1 or the trim mark, never the first hole
    lastWrite = environment.done();
  }

  /** What this unit's storage holds; its last record tells how far the tail was known (N8). */
  static Future<LogServerStore> open(Environment environment) {
    Storage storage = environment.storage().reopen();
    RecordLog log = storage.log("entries");
    return log.read(Math.max(log.start(), log.end() - 1), log.end(), 1)
        .map(last ->
            new LogServerStore(
                environment,
                storage,
                last.isEmpty() ? log.start() : LogRecord.of(last.getLast().bytes()).knownTail()));
  }

  StorageId folder() {
    return environment.storage().id();
  }

  /** The knownTail that storage proves; at least the trim mark, but see C4 for a copy. */
  long recoveredKnownTail() {
    return durable
        .copy()
        .map(CopyState::knownTail)
        .orElse(Math.max(recoveredKnownTail, log.start()));
  }

  LogServerState accepted() {
    return accepted;
  }

  LogServerState durable() {
    return durable;
  }

  /** One above the highest position written, durable or not yet. */
  long acceptedTail() {
    return acceptedTail;
  }

  long durableTail() {
    return log.end();
  }

  long trimMark() {
    return log.start();
  }

  /** Whether entries have room, as far as is known. */
  boolean hasRoom() {
    return environment.storage().hasRoom();
  }

  /** Whether a write was refused, and with it everything after it. */
  boolean isLost() {
    return lastWrite.hasFailed();
  }

  /** Completes when everything written so far is durable. */
  Future<Done> flushed() {
    return lastWrite;
  }

  /** An answer that is made when everything written so far is durable (rule N4). */
  <T> Future<T> whenDurable(Supplier<? extends T> answer) {
    return lastWrite.map(done -> answer.get());
  }

  /** Replaces the state; a journal record like any other, behind all earlier ones (rule N4). */
  void change(LogServerState next) {
    accepted = next;
    lastWrite = cell.write(next.toPayload());
    lastWrite.whenDone(done -> durable = next, lost -> {});
  }

  /** Writes a record above all others. */
  void write(long position, LogRecord record) {
    if (position < acceptedTail) {
      throw new IllegalStateException(
          "position %d is below the local tail %d".formatted(position, acceptedTail));
    }
    acceptedTail = position + 1;
    lastWrite = log.write(position, record.toPayload());
  }

  void trim(long mark) {
    acceptedTail = Math.max(acceptedTail, mark);
    lastWrite = log.dropBelow(mark);
  }

  /**
   * The durable commands from {@code from} on, up to the first hole (rule N15).
   *
   * @throws IllegalStateException in the listener, if a record is missing that was not skipped
   */
  Future<List<Command>> run(long from, long to, int maxBytes) {
    return log.read(from, to, maxBytes).map(records -> contiguous(from, records));
  }

  private List<Command> contiguous(long from, List<RecordLog.Entry> records) {
    List<Command> run = new ArrayList<>();
    for (RecordLog.Entry each : records) {
      LogRecord record = LogRecord.of(each.bytes());
      long expected = from + run.size();
      if (each.index() != expected) { // N15: a run ends at the first hole
        requireLegalHole(expected, each.index(), record);
        break;
      }
      run.add(record.command());
    }
    return run;
  }

  private void requireLegalHole(long hole, long position, LogRecord next) {
    if (hole >= log.start() && !next.mayFollowHole(position)) {
      throw new IllegalStateException(
          "position %d was lost: record %d follows it, written at knownTail %d"
              .formatted(hole, position, next.knownTail()));
    }
  }
}
