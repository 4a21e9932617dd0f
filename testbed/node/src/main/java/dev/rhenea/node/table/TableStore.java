package dev.rhenea.node.table;

import dev.rhenea.payload.Payload;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.Lsn;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The table's state on disk. One key space, so that a crash without a write-ahead log leaves a
 * prefix of the batches: keys of the table under {@code d}, the store's own under {@code m}.
 *
 * <p>{@link #apply} is for one thread at a time; reads may run beside it. Methods block.
 */
public final class TableStore implements Closeable {
  private static final int FORMAT = 1;
  private static final byte[] FORMAT_KEY = "mformat".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CURSOR_KEY = "mcursor".getBytes(StandardCharsets.UTF_8);

  static {
    RocksDB.loadLibrary();
  }

  private final Options options;
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB database;

  private TableStore(Options options, RocksDB database) {
    this.options = options;
    this.database = database;
  }

  /** A command's result for whoever appended it. */
  record Result(long origin, long number, WriteOutcome outcome) {}

  /**
   * Opens the store in {@code folder}, or makes one there.
   *
   * @throws IOException with what to do: the folder is in use, damaged, or of a newer format
   */
  public static TableStore open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.NO_COMPRESSION)
            .setWriteBufferSize(16L << 20)
            .setMaxBackgroundJobs(1)
            .setKeepLogFileNum(1);
    try {
      TableStore store = new TableStore(options, RocksDB.open(options, folder.toString()));
      store.checkFormat(folder);
      return store;
    } catch (RocksDBException failed) {
      options.close();
      throw new IOException(
          "cannot open the table in " + folder + ": " + failed.getMessage(), failed);
    }
  }

  private void checkFormat(Path folder) throws RocksDBException, IOException {
    byte[] format = database.get(FORMAT_KEY);
    if (format == null) {
      database.put(unlogged, FORMAT_KEY, new byte[] {FORMAT});
    } else if (format[0] > FORMAT) {
      close();
      throw new IOException(
          "the table in %s has format %d, this version reads up to %d: upgrade this node first"
              .formatted(folder, format[0], FORMAT));
    }
  }

  /** Every command below this position is reflected in the state. */
  public Lsn cursor() throws RocksDBException {
    byte[] cursor = database.get(CURSOR_KEY);
    return cursor == null ? Lsn.ZERO : new Lsn(ByteBuffer.wrap(cursor).getLong());
  }

  /** Applies {@code entries} and moves the cursor to {@code next}, in one atomic step. */
  List<Result> apply(List<LogEntry> entries, Lsn next) throws RocksDBException {
    List<Result> results = new ArrayList<>();
    try (WriteBatch batch = new WriteBatch()) {
      Map<String, Optional<Payload>> changed = new LinkedHashMap<>();
      for (LogEntry entry : entries) {
        Optional<Envelope> envelope = Envelope.decode(entry.payload());
        if (envelope.isPresent()) {
          Envelope command = envelope.get();
          WriteOutcome outcome = run(command.command(), entry.lsn(), changed);
          results.add(new Result(command.origin(), command.number(), outcome));
        }
      }
      for (Map.Entry<String, Optional<Payload>> change : changed.entrySet()) {
        byte[] key = dataKey(change.getKey());
        if (change.getValue().isPresent()) {
          batch.put(key, change.getValue().get().toByteArray());
        } else {
          batch.delete(key);
        }
      }
      batch.put(CURSOR_KEY, ByteBuffer.allocate(Long.BYTES).putLong(next.value()).array());
      database.write(unlogged, batch);
    }
    return results;
  }

  private WriteOutcome run(Command command, Lsn lsn, Map<String, Optional<Payload>> changed)
      throws RocksDBException {
    switch (command) {
      case Command.Put(String key, Payload value) -> changed.put(key, Optional.of(value));
      case Command.Delete(String key) -> changed.put(key, Optional.empty());
      case Command.CompareAndSet(String key, Optional<Payload> expected, Payload value) -> {
        Optional<Payload> actual = changed.containsKey(key) ? changed.get(key) : stored(key);
        if (!actual.equals(expected)) {
          return new WriteOutcome.GuardFailed(lsn, actual);
        }
        changed.put(key, Optional.of(value));
      }
    }
    return new WriteOutcome.Applied(lsn);
  }

  private Optional<Payload> stored(String key) throws RocksDBException {
    return Optional.ofNullable(database.get(dataKey(key))).map(Payload::wrap);
  }

  /** The values of {@code keys}, all as of one moment between two batches. */
  Values read(List<String> keys) throws RocksDBException {
    Snapshot snapshot = database.getSnapshot();
    try (ReadOptions at = new ReadOptions().setSnapshot(snapshot)) {
      List<Optional<Payload>> values = new ArrayList<>();
      for (String key : keys) {
        values.add(Optional.ofNullable(database.get(at, dataKey(key))).map(Payload::wrap));
      }
      byte[] cursor = database.get(at, CURSOR_KEY);
      return new Values(
          values, cursor == null ? Lsn.ZERO : new Lsn(ByteBuffer.wrap(cursor).getLong()));
    } finally {
      database.releaseSnapshot(snapshot);
      snapshot.close();
    }
  }

  /** Makes everything applied so far durable. */
  public void flush() throws IOException {
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      database.flush(wait);
    } catch (RocksDBException failed) {
      throw new IOException("the table could not be flushed: " + failed.getMessage(), failed);
    }
  }

  private static byte[] dataKey(String key) {
    return ("d" + key).getBytes(StandardCharsets.UTF_8);
  }

  /** Closes without flushing: what is lost is played again from the log. */
  @Override
  public void close() {
    database.close();
    unlogged.close();
    options.close();
  }
}
