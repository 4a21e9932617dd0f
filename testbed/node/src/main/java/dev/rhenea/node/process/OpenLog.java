package dev.rhenea.node.process;

import dev.rhenea.node.http.OnLoop;
import dev.rhenea.virtuallog.VirtualLog;
import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Closes a log's handle from outside its loop, without waiting for ever. */
record OpenLog(OnLoop<VirtualLog> log) implements Closeable {
  @Override
  public void close() {
    CountDownLatch closed = new CountDownLatch(1);
    log.environment().execute(() -> log.target().close().whenDone(closed::countDown));
    try {
      if (!closed.await(2, TimeUnit.SECONDS)) {
        System.getLogger(OpenLog.class.getName())
            .log(System.Logger.Level.WARNING, "a log did not close within 2 s");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
