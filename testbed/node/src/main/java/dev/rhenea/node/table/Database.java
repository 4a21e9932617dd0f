package dev.rhenea.node.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** An open RocksDB and the options it was opened with, which must outlive it. */
record Database(Options options, RocksDB rocks) implements Closeable {
  static {
    RocksDB.loadLibrary();
  }

  /**
   * Opens the database in {@code folder}, or makes one there.
   *
   * @throws IOException if it is in use or damaged
   */
  static Database open(Path folder) throws IOException {
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.NO_COMPRESSION)
            .setWriteBufferSize(16L << 20)
            .setMaxBackgroundJobs(1)
            .setKeepLogFileNum(1);
    try {
      return new Database(options, RocksDB.open(options, folder.toString()));
    } catch (RocksDBException failed) {
      options.close();
      throw new IOException(
          "cannot open the table in " + folder + ": " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    rocks.close();
    options.close();
  }
}
