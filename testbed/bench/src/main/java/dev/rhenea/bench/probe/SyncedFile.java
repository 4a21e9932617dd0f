package dev.rhenea.bench.probe;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A file, filled beforehand like a journal's segment, whose writes are made durable one by one. */
final class SyncedFile implements Closeable {
  private static final int SIZE = 1 << 20;

  private final FileChannel file;
  private final ByteBuffer entry;
  private final long added;
  private int position;

  private SyncedFile(FileChannel file, int bytes, Duration added) {
    this.file = file;
    this.entry = ByteBuffer.allocateDirect(bytes);
    this.added = added.toNanos();
  }

  /**
   * Makes the file in {@code folder}.
   *
   * @param added latency of every sync, beyond the device's own
   */
  static SyncedFile in(Path folder, int bytes, Duration added) throws IOException {
    FileChannel file =
        FileChannel.open(
            folder.resolve("probe"),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    ByteBuffer zeros = ByteBuffer.allocateDirect(SIZE);
    while (zeros.hasRemaining()) {
      file.write(zeros);
    }
    file.force(true);
    return new SyncedFile(file, bytes, added);
  }

  /** Writes an entry behind the one before, and waits until the device has it. */
  void write() throws IOException {
    if (position + entry.capacity() > SIZE) {
      position = 0;
    }
    entry.clear();
    while (entry.hasRemaining()) {
      position += file.write(entry, position);
    }
    file.force(false);
    long until = System.nanoTime() + added;
    for (long left = added; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
