package dev.rhenea.zookeeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.zookeeper.Watcher.Event.KeeperState;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;

/**
 * A client session with one ensemble. Thread-safe; connects in the background.
 *
 * <p>It lasts as long as its connection: when that breaks, the next request opens another session.
 * ZooKeeper's client would rather keep the session and connect again, after a random pause of up to
 * a second each time; but nothing here depends on a session's life, and a second is long.
 */
final class Session {
  /**
   * How long the ensemble keeps a session that it does not hear of. A client gives a silent server
   * two thirds of it.
   */
  static final int TIMEOUT_MILLIS = 3_000;

  private final String connectString;
  private int incarnation;
  private ZooKeeper client;
  private boolean broken;

  Session(String connectString) {
    this.connectString = connectString;
    this.client = connect();
  }

  /** The client to use now. */
  synchronized ZooKeeper client() {
    if (broken) {
      incarnation++;
      client = connect();
      broken = false;
    }
    return client;
  }

  /** Ends the session; blocks for a round trip. */
  void close() throws InterruptedException {
    ZooKeeper last;
    synchronized (this) {
      incarnation++; // what becomes of its connection does not matter any more
      last = client;
    }
    last.close();
  }

  private ZooKeeper connect() {
    int number = incarnation;
    ZKClientConfig config = new ZKClientConfig();
    config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
    try {
      return new ZooKeeper(
          connectString,
          TIMEOUT_MILLIS,
          event -> {
            if (event.getState() == KeeperState.Disconnected
                || event.getState() == KeeperState.Expired) {
              abandon(number);
            }
          },
          config);
    } catch (IOException impossible) {
      throw new UncheckedIOException("ZooKeeper's client cannot be made", impossible);
    }
  }

  private synchronized void abandon(int number) {
    if (incarnation == number && !broken) {
      broken = true;
      ZooKeeper old = client;
      Thread.ofVirtual().name("zookeeper-abandon").start(() -> close(old));
    }
  }

  private static void close(ZooKeeper old) {
    try {
      old.close();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }
}
