package dev.rhenea.node.table;

import dev.rhenea.node.table.machine.Cells;
import dev.rhenea.payload.Payload;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The cells in a database, as {@code at} sees them. */
record RocksCells(RocksDB database, ReadOptions at) implements Cells {
  @Override
  public Optional<Payload> get(Payload key) {
    try {
      return Optional.ofNullable(database.get(at, key.toByteArray())).map(Payload::wrap);
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }

  @Override
  public void scan(Payload from, Payload to, BiPredicate<Payload, Payload> visitor) {
    try (RocksIterator cells = database.newIterator(at)) {
      scan(cells, from, to, visitor);
    } catch (RocksDBException failed) {
      throw new StoreFailure(failed);
    }
  }

  static void scan(
      RocksIterator cells, Payload from, Payload to, BiPredicate<Payload, Payload> visitor)
      throws RocksDBException {
    byte[] end = to.toByteArray();
    cells.seek(from.toByteArray());
    while (cells.isValid() && Arrays.compareUnsigned(cells.key(), end) < 0) {
      if (!visitor.test(Payload.wrap(cells.key()), Payload.wrap(cells.value()))) {
        return;
      }
      cells.next();
    }
    cells.status();
  }
}
