package dev.rhenea.node.table;

import dev.rhenea.node.table.machine.WritableCells;
import dev.rhenea.payload.Payload;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatchWithIndex;

/** The cells in a database under changes that are not written yet. */
record BatchCells(RocksDB database, ReadOptions at, WriteBatchWithIndex batch)
    implements WritableCells {
  @Override
  public Optional<Payload> get(Payload key) {
    try {
      return Optional.ofNullable(batch.getFromBatchAndDB(database, at, key.toByteArray()))
          .map(Payload::wrap);
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }

  @Override
  public void scan(Payload from, Payload to, BiPredicate<Payload, Payload> visitor) {
    try (RocksIterator below = database.newIterator(at);
        RocksIterator cells = batch.newIteratorWithBase(below, at)) {
      RocksCells.scan(cells, from, to, visitor);
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }

  @Override
  public void put(Payload key, Payload value) {
    try {
      batch.put(key.toByteArray(), value.toByteArray());
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }

  @Override
  public void delete(Payload key) {
    try {
      batch.delete(key.toByteArray());
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }
}
