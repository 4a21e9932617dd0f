package dev.rhenea.zookeeper;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;

/** A server's files on an emulated slower device: every sync of its log takes longer. */
final class SlowerLog extends FileTxnSnapLog {
  private final long nanos;

  private SlowerLog(File dataDir, File snapDir, Duration latency) throws IOException {
    super(dataDir, snapDir);
    this.nanos = latency.toNanos();
  }

  /** {@code files}, or, if there is a latency, the same files with it. */
  static FileTxnSnapLog over(FileTxnSnapLog files, Duration latency) {
    if (latency.isZero()) {
      return files;
    }
    try {
      // ZooKeeper keeps its files one folder below those it is given.
      return new SlowerLog(
          files.getDataLogDir().getParentFile(), files.getSnapDir().getParentFile(), latency);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  @Override
  public void commit() throws IOException {
    super.commit();
    long until = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
