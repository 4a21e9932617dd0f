package dev.rhenea.node.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How batches reach a file: the one door between the writer and the device. */
interface Disk {
  /** Writes all of {@code bytes} at {@code position}. */
  void write(FileChannel file, ByteBuffer bytes, long position) throws IOException;

  /** Returns when everything written to {@code file} survives the loss of power. */
  void sync(FileChannel file) throws IOException;

  /** Makes an empty file one of {@code bytes} zeros, so that they have a place. */
  default void fill(FileChannel file, int bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(bytes, 1 << 16));
    for (int left = bytes; left > 0; left -= zeros.limit()) {
      zeros.clear().limit(Math.min(left, zeros.capacity()));
      REAL.write(file, zeros, bytes - (long) left);
    }
  }

  /** Takes back, for ever, what a failed write may have left from {@code end} on. */
  default void cut(FileChannel file, int end) throws IOException {
    file.truncate(end);
    file.force(true);
  }

  /** The machine's own disk. */
  Disk REAL =
      new Disk() {
        @Override
        public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
          long at = position;
          while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
          }
        }

        @Override
        public void sync(FileChannel file) throws IOException {
          file.force(false);
        }
      };

  /** This disk with every sync taking {@code latency} longer: an emulated slower device. */
  default Disk slower(Duration latency) {
    if (latency.isZero()) {
      return this;
    }
    Disk fast = this;
    return new Disk() {
      @Override
      public void write(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        fast.write(file, bytes, position);
      }

      @Override
      public void fill(FileChannel file, int bytes) throws IOException {
        fast.fill(file, bytes);
      }

      @Override
      public void cut(FileChannel file, int end) throws IOException {
        fast.cut(file, end);
      }

      @Override
      public void sync(FileChannel file) throws IOException {
        fast.sync(file);
        long until = System.nanoTime() + latency.toNanos();
        for (long left = latency.toNanos(); left > 0; left = until - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
      }
    };
  }
}
