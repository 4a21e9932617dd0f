package dev.rhenea.node.table;

import dev.rhenea.node.table.machine.Machine;
import dev.rhenea.node.table.machine.Page;
import dev.rhenea.node.table.machine.Range;
import java.io.Closeable;
import java.util.Optional;
import java.util.function.Function;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/** The state as of one position, until it is closed. Thread-safe; must not outlive its database. */
final class View implements Closeable {
  private final RocksDB database;
  private final Snapshot snapshot;
  private final ReadOptions at;
  private boolean closed;

  View(RocksDB database) {
    this.database = database;
    this.snapshot = database.getSnapshot();
    this.at = new ReadOptions().setSnapshot(snapshot);
  }

  /** What {@code reading} finds; empty if the view is closed. */
  synchronized <T> Optional<T> read(Function<RocksCells, T> reading) {
    return closed ? Optional.empty() : Optional.of(reading.apply(new RocksCells(database, at)));
  }

  /** The first {@code limit} rows of {@code range}, fewer if they are large. */
  Optional<Page> page(Range range, int limit) {
    return read(cells -> Page.of(cells, range, limit, Machine.LARGEST_ANSWER));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      at.close();
      database.releaseSnapshot(snapshot);
      snapshot.close();
    }
  }
}
