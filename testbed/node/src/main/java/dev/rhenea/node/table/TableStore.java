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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.rocksdb.Checkpoint;
import org.rocksdb.FlushOptions;
import org.rocksdb.ReadOptions;
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
  private final ConcurrentMap<Long, View> held = new ConcurrentHashMap<>();
  private final Path folder;

  /** Held for writing while another database takes the place of this one. */
  private final ReadWriteLock exchange = new ReentrantReadWriteLock();

  private Database database;

  private TableStore(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * Opens the store in {@code folder}, or makes one there. One of an older format is made anew: the
   * log, or another replica, has all that it had.
   *
   * @throws IOException with what to do: the folder is in use, damaged, or of a newer format
   */
  public static TableStore open(Path folder) throws IOException {
    Folders.delete(former(folder));
    Files.createDirectories(folder);
    TableStore store = new TableStore(folder, Database.open(folder));
    int format = store.format();
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

  /** Where a state goes that another one replaces. */
  private static Path former(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".former");
  }

  /** A new store gets the oldest format that can say what is in it. */
  private int format() {
    Optional<Payload> cell = read(cells -> cells.get(Layout.FORMAT_CELL));
    if (cell.isPresent()) {
      return cell.get().toByteArray()[0];
    }
    try (WriteBatchWithIndex batch = new WriteBatchWithIndex(true)) {
      byte[] format = Layout.encode(Layout.WITHOUT_INDEXES).toByteArray();
      batch.put(Layout.FORMAT_CELL.toByteArray(), format);
      database.rocks().write(unlogged, batch);
      return Layout.WITHOUT_INDEXES;
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
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
    List<Machine.Reply> replies = new ArrayList<>();
    Lsn reached = next;
    exchange.readLock().lock();
    try (WriteBatchWithIndex batch = new WriteBatchWithIndex(true);
        ReadOptions latest = new ReadOptions()) {
      BatchCells cells = new BatchCells(database.rocks(), latest, batch);
      for (LogEntry entry : entries) {
        Machine.apply(cells, entry).ifPresent(replies::add);
        if (batch.getWriteBatch().getDataSize() > LARGEST_BATCH) {
          reached = entry.lsn().next();
          break;
        }
      }
      cells.put(Layout.CURSOR_CELL, Layout.encode(reached));
      boolean indexWork = Indexes.unfinished(cells).isPresent();
      database.rocks().write(unlogged, batch);
      return new Applied(replies, reached, indexWork);
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    } finally {
      exchange.readLock().unlock();
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
    exchange.readLock().lock();
    try {
      return begin(scan, new View(database.rocks()), range, limit);
    } finally {
      exchange.readLock().unlock();
    }
  }

  /**
   * Where the answer to a query stands, and its first page.
   *
   * @param page empty if there is no answer
   */
  public record Begun(Lookup lookup, Optional<Page> page) {}

  /** The first page of what {@code query} asks for; see {@link #beginScan}. */
  public Begun beginQuery(long scan, IndexQuery query, int limit) {
    exchange.readLock().lock();
    try {
      View view = new View(database.rocks());
      Lookup lookup = view.read(query::in).orElseThrow();
      if (lookup instanceof IndexRange range) {
        return new Begun(lookup, Optional.of(begin(scan, view, range, limit)));
      }
      view.close();
      return new Begun(lookup, Optional.empty());
    } finally {
      exchange.readLock().unlock();
    }
  }

  private Page begin(long scan, View view, Range range, int limit) {
    Page first = view.page(range, limit).orElseThrow();
    if (first.next().isPresent()) {
      held.put(scan, view);
    } else {
      view.close();
    }
    return first;
  }

  /** A further page; empty if the scan was released. */
  public Optional<Page> resumeScan(long scan, Range range, int limit) {
    return Optional.ofNullable(held.get(scan)).flatMap(view -> view.page(range, limit));
  }

  /** Ends a scan, if it is still held. */
  public void releaseScan(long scan) {
    View view = held.remove(scan);
    if (view != null) {
      view.close();
    }
  }

  /** Makes everything applied so far durable; returns the cursor of that. */
  public Lsn flush() throws IOException {
    exchange.readLock().lock();
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      Lsn durable = cursor();
      database.rocks().flush(wait);
      return durable;
    } catch (RocksDBException failed) {
      throw new IOException(
          "the table could not be flushed: " + StoreFailure.reason(failed), failed);
    } finally {
      exchange.readLock().unlock();
    }
  }

  /** Without a write-ahead log a checkpoint begins with a flush, so that it lacks nothing. */
  @Override
  public void checkpoint(Path target) throws IOException {
    exchange.readLock().lock();
    try (Checkpoint checkpoint = Checkpoint.create(database.rocks())) {
      checkpoint.createCheckpoint(target.toString());
    } catch (RocksDBException failed) {
      throw new IOException("no snapshot could be taken: " + StoreFailure.reason(failed), failed);
    } finally {
      exchange.readLock().unlock();
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
    exchange.writeLock().lock();
    try {
      held.keySet().forEach(this::releaseScan);
      database.close();
      Path former = former(folder);
      Files.move(folder, former);
      Files.move(copy, folder);
      Folders.sync(folder.toAbsolutePath().resolveSibling(""));
      database = Database.open(folder);
      Folders.delete(former);
    } finally {
      exchange.writeLock().unlock();
    }
  }

  private <T> T read(Function<RocksCells, T> reading) {
    exchange.readLock().lock();
    try (View view = new View(database.rocks())) {
      return view.read(reading).orElseThrow();
    } finally {
      exchange.readLock().unlock();
    }
  }

  /** Closes without flushing: what is lost is played again from the log. */
  @Override
  public void close() {
    exchange.writeLock().lock();
    try {
      held.keySet().forEach(this::releaseScan);
      database.close();
      unlogged.close();
    } finally {
      exchange.writeLock().unlock();
    }
  }
}
