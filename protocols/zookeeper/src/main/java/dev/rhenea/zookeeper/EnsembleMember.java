package dev.rhenea.zookeeper;

import dev.rhenea.provider.EngineProvider.Engine;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.sasl.SaslException;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.apache.zookeeper.server.persistence.FileTxnSnapLog;
import org.apache.zookeeper.server.quorum.QuorumPeer;
import org.apache.zookeeper.server.quorum.QuorumPeerConfig;
import org.apache.zookeeper.server.quorum.QuorumPeerMain;
import org.apache.zookeeper.util.ServiceUtils;

/** One running ZooKeeper server. Thread-safe. */
final class EnsembleMember implements Engine {
  private static final System.Logger LOG = System.getLogger(EnsembleMember.class.getName());

  /** A member binds its client port at once; the ensemble may take longer to find a leader. */
  private static final long START_SECONDS = 30;

  private static final long STOP_SECONDS = 20;

  private final MemberConfiguration configuration;
  private final Peer peer;
  private final DatadirCleanupManager cleanup;
  private final Thread thread;

  private EnsembleMember(MemberConfiguration configuration, QuorumPeerConfig parsed) {
    this.configuration = configuration;
    this.peer = new Peer(configuration.syncLatency());
    this.cleanup =
        new DatadirCleanupManager(
            parsed.getDataDir(),
            parsed.getDataLogDir(),
            parsed.getSnapRetainCount(),
            parsed.getPurgeInterval());
    this.thread = new Thread(() -> peer.serve(parsed), "zookeeper-" + configuration.node());
    thread.setDaemon(true);
  }

  /**
   * Starts the server; returns when it accepts connections, which may be before the ensemble has a
   * leader.
   *
   * @throws IOException if a port is taken, the folder belongs to another member, or the server
   *     does not start
   */
  static EnsembleMember start(MemberConfiguration configuration) throws Exception {
    ServiceUtils.setSystemExitProcedure(EnsembleMember::refuseToExit);
    requireFreePorts(configuration);
    claimFolder(configuration);
    QuorumPeerConfig parsed = new QuorumPeerConfig();
    parsed.parseProperties(configuration.properties());
    EnsembleMember member = new EnsembleMember(configuration, parsed);
    member.cleanup.start();
    member.thread.start();
    try {
      member.peer.started.get(START_SECONDS, TimeUnit.SECONDS);
      return member;
    } catch (ExecutionException | TimeoutException failed) {
      member.close();
      throw new IOException("ZooKeeper did not start on node " + configuration.node(), failed);
    }
  }

  @Override
  public void close() throws IOException {
    cleanup.shutdown();
    peer.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ZooKeeper stops", interrupted);
    }
    if (thread.isAlive()) {
      throw new IOException(
          "ZooKeeper on node %s did not stop within %d s"
              .formatted(configuration.node(), STOP_SECONDS));
    }
  }

  /** ZooKeeper would notice a taken port late, in several threads, and end the process. */
  private static void requireFreePorts(MemberConfiguration configuration) throws IOException {
    for (MemberConfiguration.Listening listening : configuration.listening()) {
      InetSocketAddress unresolved = listening.address();
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true); // as ZooKeeper does: old connections may linger
        probe.bind(new InetSocketAddress(unresolved.getHostString(), unresolved.getPort()));
      } catch (IOException taken) {
        throw new IOException(
            "ZooKeeper on node %s cannot listen on its %s port %s:%d (%s); free it or choose another"
                .formatted(
                    configuration.node(),
                    listening.port(),
                    unresolved.getHostString(),
                    unresolved.getPort(),
                    taken.getMessage()),
            taken);
      }
    }
  }

  /** Writes the member's number into its folder, or checks it: two members must not share data. */
  private static void claimFolder(MemberConfiguration configuration) throws IOException {
    Path myid = configuration.folder().resolve("myid");
    String number = Integer.toString(configuration.number());
    if (!Files.exists(myid)) {
      Files.writeString(myid, number);
    } else if (!Files.readString(myid).strip().equals(number)) {
      throw new IOException(
          "%s holds the data of ZooKeeper member %s, but node %s is member %s: give it its own"
              .formatted(
                  configuration.folder(),
                  Files.readString(myid).strip(),
                  configuration.node(),
                  number));
    }
  }

  private static void refuseToExit(int code) {
    LOG.log(Level.ERROR, "a ZooKeeper server of this process cannot go on (exit code {0})", code);
  }

  /** ZooKeeper's own main class, told when its server listens and how it ended. */
  private static final class Peer extends QuorumPeerMain {
    final CompletableFuture<QuorumPeer> started = new CompletableFuture<>();
    private final Duration syncLatency;

    Peer(Duration syncLatency) {
      this.syncLatency = syncLatency;
    }

    void serve(QuorumPeerConfig parsed) {
      try {
        runFromConfig(parsed);
      } catch (Exception failed) {
        if (!started.completeExceptionally(failed)) {
          LOG.log(Level.ERROR, "a ZooKeeper server of this process ended", failed);
        }
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

        @Override
        public void setTxnFactory(FileTxnSnapLog files) {
          super.setTxnFactory(SlowerLog.over(files, syncLatency));
        }
      };
    }
  }
}
