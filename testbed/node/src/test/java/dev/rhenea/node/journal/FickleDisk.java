package dev.rhenea.node.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** The machine's disk, which refuses what it is told to refuse, until it is told otherwise. */
class FickleDisk implements Disk {
  /** No file grows. */
  volatile boolean full;

  /** Writes fail when most of what they bring is written already. */
  volatile boolean tears;

  /** What a failed write left cannot be cut off. */
  volatile boolean keepsTorn;

  /** Syncs fail. */
  volatile boolean forgets;

  /** How many writes were torn, and files refused to grow. */
  final AtomicInteger refusals = new AtomicInteger();

  @Override
  public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    if (tears) {
      bytes.limit(bytes.position() + bytes.remaining() * 2 / 3);
      Disk.REAL.write(file, bytes, position);
      throw noRoom();
    }
    Disk.REAL.write(file, bytes, position);
  }

  @Override
  public void sync(FileChannel file) throws IOException {
    if (forgets) {
      throw new IOException("device gone");
    }
    file.force(false);
  }

  @Override
  public void fill(FileChannel file, int bytes) throws IOException {
    if (full) {
      throw noRoom();
    }
    Disk.super.fill(file, bytes);
  }

  @Override
  public void cut(FileChannel file, int end) throws IOException {
    if (keepsTorn) {
      throw new IOException("device gone");
    }
    Disk.super.cut(file, end);
  }

  private IOException noRoom() {
    refusals.incrementAndGet();
    return new IOException("No space left on device");
  }
}
