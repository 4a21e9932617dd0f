package dev.rhenea.node.table;

import java.io.Serial;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The database under the table could not read or write; the message is for the operator. */
final class StoreFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  StoreFailure(RocksDBException cause) {
    super("the table's store failed: " + reason(cause), cause);
  }

  /** What went wrong, where, and what to do. */
  static String reason(RocksDBException failed) {
    Status status = failed.getStatus();
    boolean full = status != null && status.getSubCode() == Status.SubCode.NoSpace;
    return failed.getMessage()
        + (full
            ? "; free space there, then the table goes on by itself"
            : "; check that disk, and ask another node meanwhile");
  }
}
