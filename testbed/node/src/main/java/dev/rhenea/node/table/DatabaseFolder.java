package dev.rhenea.node.table;

import dev.rhenea.node.table.copy.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * The folder of the table's database, and the database that is open in it, which another one may
 * replace: not while somebody uses it. Thread-safe; methods block.
 */
final class DatabaseFolder {
  private final Path folder;

  /** Held for writing while another database takes the place of this one, and to close it. */
  private final ReadWriteLock exchange = new ReentrantReadWriteLock();

  private Database database;

  private DatabaseFolder(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /** What somebody does with the database. */
  interface Use<T> {
    T with(RocksDB rocks) throws RocksDBException;
  }

  /**
   * Opens the database in {@code folder}, or makes one there.
   *
   * @throws IOException with what to do: the folder is in use or damaged
   */
  static DatabaseFolder open(Path folder) throws IOException {
    Folders.delete(former(folder));
    Files.createDirectories(folder);
    return new DatabaseFolder(folder, Database.open(folder));
  }

  /** Where a database goes that another one replaces. */
  private static Path former(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".former");
  }

  /** What {@code use} makes of the database, which stays open meanwhile; may be nested. */
  <T> T use(Use<T> use) throws RocksDBException {
    exchange.readLock().lock();
    try {
      return use.with(database.rocks());
    } finally {
      exchange.readLock().unlock();
    }
  }

  /**
   * Moves the database in {@code copy} to the place of this one. If it cannot be opened, there is
   * none any more.
   *
   * @param before runs before this one closes, when nobody uses it
   */
  void replace(Path copy, Runnable before) throws IOException {
    exchange.writeLock().lock();
    try {
      before.run();
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

  /** Closes the database when nobody uses it, after {@code before}. */
  void close(Runnable before) {
    exchange.writeLock().lock();
    try {
      before.run();
      database.close();
    } finally {
      exchange.writeLock().unlock();
    }
  }
}
