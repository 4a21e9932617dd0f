package dev.rhenea.node.table;

import dev.rhenea.environment.NodeId;
import dev.rhenea.node.table.copy.Checkpoints;
import dev.rhenea.node.table.copy.Folders;
import dev.rhenea.node.table.machine.Command;
import dev.rhenea.node.table.machine.Index;
import dev.rhenea.node.table.machine.IndexQuery;
import dev.rhenea.node.table.machine.IndexRange;
import dev.rhenea.node.table.machine.Indexes;
import dev.rhenea.node.table.machine.Layout;
import dev.rhenea.node.table.machine.Lookup;
import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.node.table.machine.Page;
import dev.rhenea.node.table.machine.Range;
import dev.rhenea.node.table.machine.Replicas;
import dev.rhenea.node.table.machine.Result;
import dev.rhenea.node.table.machine.Transaction;
import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatchWithIndex;
import org.rocksdb.WriteOptions;

/**
 * The table's state on disk. One key space, so that a crash without a write-ahead log leaves a
 * prefix of the batches; what stands where is the machine's business.
 *
 * <p>{@link #apply} is for one thread at a time; everything else may run beside it. Methods block,
 * and throw an unchecked exception if the database fails.
 */
public final class TableStore implements Checkpoints, Closeable {
  /** Bytes of values that a reading transaction may be answered with. */
  private static final long LARGEST_ANSWER = 16L << 20;

  /** A batch ends with the command that makes it larger than this, in bytes. */
  private static final long LARGEST_BATCH = 8L << 20;

  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final HeldViews held = new HeldViews();
  private final DatabaseFolder database;

  private TableStore(DatabaseFolder database) {
    this.database = database;
  }

  /**
   * Opens the store in {@code folder}, or makes one there. One of an older format is made anew: the
   * log, or another replica, has all that it had.
   *
   * @throws IOException with what to do: the folder is in use, damaged, or of a newer format
   */
  public static TableStore open(Path folder) throws IOException {
    TableStore store = new TableStore(DatabaseFolder.open(folder));
    int format;
    try {
      format = store.format();
    } catch (StoreFailure damaged) {
      store.close(); // else nobody could open that folder again
      throw new IOException(damaged.getMessage(), damaged);
    }
    if (format >= Layout.WITHOUT_INDEXES && format <= Layout.FORMAT) {
      return store;
    }
    store.close();
    if (format > Layout.FORMAT) {
      throw new IOException(
          "the table in %s has format %d, this version reads up to %d: upgrade this node first"
              .formatted(folder, format, Layout.FORMAT));
    }
    Folders.delete(folder);
    return open(folder);
  }

  /** A new store gets the oldest format that can say what is in it. */
  private int format() {
    Optional<Payload> cell = read(cells -> cells.get(Layout.FORMAT_CELL));
    if (cell.isPresent()) {
      return cell.get().toByteArray()[0];
    }
    return use(rocks -> {
      byte[] format = Layout.encode(Layout.WITHOUT_INDEXES).toByteArray();
      rocks.put(unlogged, Layout.FORMAT_CELL.toByteArray(), format);
      return Layout.WITHOUT_INDEXES;
    });
  }

  @Override
  public Lsn cursor() {
    return read(Layout::cursor);
  }

  /**
   * What a batch did.
   *
   * @param next where the cursor is
   * @param indexWork whether an index needs a further {@link Command.IndexStep}
   */
  public record Applied(List<Machine.Reply> replies, Lsn next, boolean indexWork) {
    public Applied {
      replies = List.copyOf(replies);
    }
  }

  /**
   * Applies {@code entries} and moves the cursor to {@code next}, in one atomic step; if that is
   * too much for one, then the first ones only. If it fails, nothing is changed.
   */
  public Applied apply(List<LogEntry> entries, Lsn next) {
    return use(rocks -> apply(rocks, entries, next));
  }

  private Applied apply(RocksDB rocks, List<LogEntry> entries, Lsn next) throws RocksDBException {
    List<Machine.Reply> replies = new ArrayList<>();
    Lsn reached = next;
    try (WriteBatchWithIndex batch = new WriteBatchWithIndex(true);
        ReadOptions latest = new ReadOptions()) {
      BatchCells cells = new BatchCells(rocks, latest, batch);
      for (LogEntry entry : entries) {
        Machine.apply(cells, entry).ifPresent(replies::add);
        if (batch.getWriteBatch().getDataSize() > LARGEST_BATCH) {
          reached = entry.lsn().next();
          break;
        }
      }
      cells.put(Layout.CURSOR_CELL, Layout.encode(reached));
      boolean indexWork = Indexes.unfinished(cells).isPresent();
      rocks.write(unlogged, batch);
      return new Applied(replies, reached, indexWork);
    }
  }

  /** What a read-only transaction finds, as of one moment between two batches. */
  Result read(Transaction transaction) {
    return read(cells -> Machine.read(cells, transaction, LARGEST_ANSWER));
  }

  /** The indexes there are. */
  List<Index> indexes() {
    return read(Indexes::named);
  }

  /** How far the index has come that is worked on. */
  Optional<Index> unfinishedIndex() {
    return read(Indexes::unfinished);
  }

  /** What the replicas have announced, as far as this one has played the log. */
  SortedMap<NodeId, Lsn> replicas() {
    return read(Replicas::durable);
  }

  /**
   * The first page of a scan; if there are more, they show the same state, until it is released.
   */
  public Page beginScan(long scan, Range range, int limit) {
    return begin(scan, view -> held.begin(scan, view, range, limit));
  }

  /**
   * Where the answer to a query stands, and its first page.
   *
   * @param page empty if there is no answer
   */
  public record Begun(Lookup lookup, Optional<Page> page) {}

  /** The first page of what {@code query} asks for; see {@link #beginScan}. */
  public Begun beginQuery(long scan, IndexQuery query, int limit) {
    return begin(
        scan,
        view -> {
          Lookup lookup = view.read(query::in).orElseThrow();
          return new Begun(
              lookup,
              lookup instanceof IndexRange range
                  ? Optional.of(held.begin(scan, view, range, limit))
                  : Optional.empty());
        });
  }

  private <T> T begin(long scan, Function<View, T> beginning) {
    return use(rocks -> {
      View view = new View(rocks);
      try {
        return beginning.apply(view);
      } finally {
        held.closeUnlessHeld(scan, view);
      }
    });
  }

  /** A further page; empty if the scan was released. */
  public Optional<Page> resumeScan(long scan, Range range, int limit) {
    return held.resume(scan, range, limit);
  }

  /** Ends a scan, if it is still held. */
  public void releaseScan(long scan) {
    held.release(scan);
  }

  /** Makes everything applied so far durable; returns the cursor of that. */
  public Lsn flush() throws IOException {
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      return database.use(rocks -> {
        Lsn durable = cursor();
        rocks.flush(wait);
        return durable;
      });
    } catch (RocksDBException failed) {
      throw new IOException(
          "the table could not be flushed: " + StoreFailure.reason(failed), failed);
    }
  }

  /** Without a write-ahead log a checkpoint begins with a flush, so that it lacks nothing. */
  @Override
  public void checkpoint(Path target) throws IOException {
    try {
      database.use(rocks -> {
        try (Checkpoint checkpoint = Checkpoint.create(rocks)) {
          checkpoint.createCheckpoint(target.toString());
        }
        return target;
      });
    } catch (RocksDBException failed) {
      throw new IOException("no snapshot could be taken: " + StoreFailure.reason(failed), failed);
    }
  }

  @Override
  public Lsn inspect(Path copy) throws IOException {
    try (TableStore store = open(copy)) {
      return store.cursor();
    } catch (StoreFailure damaged) {
      throw new IOException(damaged.getMessage(), damaged);
    }
  }

  /** Held scans end. If the new state cannot be opened, this store is of no use any more. */
  @Override
  public void adopt(Path copy) throws IOException {
    database.replace(copy, held::releaseAll);
  }

  private <T> T read(Function<RocksCells, T> reading) {
    return use(rocks -> {
      try (View view = new View(rocks)) {
        return view.read(reading).orElseThrow();
      }
    });
  }

  private <T> T use(DatabaseFolder.Use<T> use) {
    try {
      return database.use(use);
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }

  /** Closes without flushing: what is lost is played again from the log. */
  @Override
  public void close() {
    database.close(() -> {
      held.releaseAll();
      unlogged.close();
    });
  }
}
