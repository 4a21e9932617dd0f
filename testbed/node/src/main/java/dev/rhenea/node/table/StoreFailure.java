package dev.rhenea.node.table;

import java.io.Serial;
import org.rocksdb.RocksDBException;

/** The database under the table could not read or write. */
final class StoreFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  StoreFailure(RocksDBException cause) {
    super("the table's store failed: " + cause.getMessage(), cause);
  }
}
