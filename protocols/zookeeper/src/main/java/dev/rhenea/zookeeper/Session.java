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
  private ZooKeeper client;
  private boolean broken;
  private boolean closed;

  Session(String connectString) {
    this.connectString = connectString;
    this.client = connect();
  }

  /** The client to use now. */
  synchronized ZooKeeper client() {
    if (broken && !closed) {
      client = connect();
      broken = false;
    }
    return client;
  }

  /** The connection of {@code lost} is lost: the next request shall have another one. */
  synchronized void abandon(ZooKeeper lost) {
    if (client == lost && !broken) {
      broken = true;
      Thread.ofVirtual().name("zookeeper-abandon").start(() -> close(lost));
    }
  }

  /** Ends the session for good; blocks for a round trip. */
  void close() {
    ZooKeeper last;
    synchronized (this) {
      closed = true;
      last = client;
    }
    close(last);
  }

  private ZooKeeper connect() {
    ZKClientConfig config = new ZKClientConfig();
    config.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
    try {
      ZooKeeper fresh = new ZooKeeper(connectString, TIMEOUT_MILLIS, event -> {}, config);
      fresh.register(event -> {
        if (event.getState() == KeeperState.Disconnected
            || event.getState() == KeeperState.Expired) {
          abandon(fresh);
        }
      });
      return fresh;
    } catch (IOException impossible) {
      throw new UncheckedIOException("ZooKeeper's client cannot be made", impossible);
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
