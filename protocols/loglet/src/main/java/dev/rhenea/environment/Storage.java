package dev.rhenea.environment;

/**
 * The durable state of one (node, unit). All logs and cells of a unit share one order: their writes
 * become durable in the order in which they were issued, and recovery after a crash yields a prefix
 * of that order (rules N4, N8). Opened ready to use: recovery happened before.
 *
 * <p>A future returned by a write completes when the write is durable, and only then do {@code
 * read}, {@code end}, {@code value} show it: nobody can be told what a crash could take back. Once
 * a write failed (disk full, disk lost) every later write through this handle fails too: otherwise
 * the survivors would not be a prefix. Who wrote is then ahead of its disk in memory. It goes on as
 * after a crash: forgets what it remembers, and begins with what {@link #reopen} shows.
 *
 * <p>A full disk refuses records of logs first. Room is kept for cells, {@link RecordLog#dropBelow}
 * and {@link #destroy}: what ends or promises something goes on, and makes room.
 */
public interface Storage {
  /** The identity of the data folder all units of this node share. */
  StorageId id();

  /** The log of that name; the same object for the same name. */
  RecordLog log(String name);

  /** The cell of that name; the same object for the same name. */
  Cell cell(String name);

  /** Erases every log and cell of this unit. */
  Future<Done> destroy();

  /**
   * The unit's storage, opened anew if a write failed; this very handle, if none did. It shows what
   * is durable; no write that failed becomes durable later, unless the whole disk is lost, which
   * takes none from this handle either. Every role has to ask for itself.
   */
  Storage reopen();

  /**
   * Whether records of logs have room for some time, as far as is known now: a hint for who is
   * asked to begin something. A write may be refused all the same.
   */
  boolean hasRoom();
}
