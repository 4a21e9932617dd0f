package dev.rhenea.zoo.zookeeper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.sasl.SaslException;
import org.apache.zookeeper.server.quorum.QuorumPeer;
import org.apache.zookeeper.server.quorum.QuorumPeer.ServerState;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;

/** One ZooKeeper server that can be stopped and started again on its data. */
final class Server {
  private static final int TICK_MILLIS = 100;

  /** Ticks without a word after which a server gives up another: longer than any drill. */
  private static final int PATIENCE = 1_000;

  private static final int SECONDS = 30;

  private final Ports ports;
  private final Properties properties;
  private Peer peer;
  private Thread thread;

  private Server(Ports ports, Properties properties) {
    this.ports = ports;
    this.properties = properties;
    this.peer = new Peer();
    this.thread = new Thread();
  }

  /**
   * A server with its data below {@code folder}.
   *
   * @param links how it reaches the others
   */
  static Server of(Path folder, Ports ports, List<Link> links) throws IOException {
    Path own = Files.createDirectories(folder.resolve("server-" + ports.server()));
    Files.writeString(own.resolve("myid"), Integer.toString(ports.server()));
    Properties properties = new Properties();
    properties.setProperty("dataDir", own.toString());
    properties.setProperty("clientPortAddress", "127.0.0.1");
    properties.setProperty("clientPort", Integer.toString(ports.client()));
    properties.setProperty("tickTime", Integer.toString(TICK_MILLIS));
    properties.setProperty("initLimit", Integer.toString(PATIENCE));
    properties.setProperty("syncLimit", Integer.toString(PATIENCE));
    properties.setProperty("maxSessionTimeout", "60000");
    properties.setProperty("maxClientCnxns", "0");
    properties.setProperty("admin.enableServer", "false");
    properties.setProperty(
        "metricsProvider.className", "org.apache.zookeeper.metrics.impl.NullMetricsProvider");
    // No address of its own: voters that it asks to call back would, past the links.
    address(properties, ports.server(), "0.0.0.0", ports.quorum(), ports.election());
    for (Link link : links) {
      address(properties, link.to(), "127.0.0.1", link.quorum().port(), link.election().port());
    }
    return new Server(ports, properties);
  }

  private static void address(
      Properties properties, int server, String host, int quorum, int election) {
    properties.setProperty(
        "server." + server, "%s:%d:%d:participant".formatted(host, quorum, election));
  }

  int clientPort() {
    return ports.client();
  }

  /** Returns when it listens, which may be before there is a leader. */
  void start() {
    Peer next = new Peer();
    peer = next;
    thread = Thread.ofPlatform().daemon().start(() -> next.serve(properties));
    try {
      next.started.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new AssertionError("ZooKeeper did not start", failed);
    }
  }

  /** What it acknowledged is on disk, whatever moment this is. */
  void stop() {
    try {
      peer.close();
      thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
    if (thread.isAlive()) {
      throw new AssertionError("ZooKeeper did not stop within %d s".formatted(SECONDS));
    }
  }

  boolean isLeading() {
    return peer.started.isDone() && peer.started.join().getPeerState() == ServerState.LEADING;
  }

  /** ZooKeeper's own main class, told when its server listens. */
  private static final class Peer extends QuorumPeerMain {
    final CompletableFuture<QuorumPeer> started = new CompletableFuture<>();

    void serve(Properties properties) {
      try {
        QuorumPeerConfig parsed = new QuorumPeerConfig();
        parsed.parseProperties(properties);
        runFromConfig(parsed);
      } catch (Exception failed) {
        started.completeExceptionally(failed);
      }
    }

    @Override
    protected QuorumPeer getQuorumPeer() throws SaslException {
      return new QuorumPeer() {
        @Override
        public synchronized void start() {
          super.start();
          started.complete(this);
        }
      };
    }
  }
}
