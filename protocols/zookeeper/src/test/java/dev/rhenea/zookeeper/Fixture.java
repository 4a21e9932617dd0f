package dev.rhenea.zookeeper;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A client node beside an ensemble of three, and what tests of Loglets do with it. */
final class Fixture implements AutoCloseable {
  static final HandleLimits LIMITS = HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(10));

  final Servers servers;
  final RealLoop loop = new RealLoop(new NodeId("c1"));
  final Host host = new ClientHost(loop);
  final ZooKeeperLogletProvider provider = new ZooKeeperLogletProvider();
  final ProtocolSpec spec;

  Fixture(Path folder) throws Exception {
    servers = new Servers(folder, 3).startAll();
    spec = ProtocolSpec.of("zookeeper").withNodes("nodes", servers.members());
  }

  /** A fresh Loglet and a handle on it. */
  Loglet fresh(long nonce) throws InterruptedException {
    return fresh(nonce, spec, LIMITS);
  }

  Loglet fresh(long nonce, ProtocolSpec of, HandleLimits limits) throws InterruptedException {
    LogletId id = new LogletId("test", nonce);
    loop.get(() -> provider.create(host, id, of, LIMITS));
    return open(nonce, of, limits);
  }

  Loglet open(long nonce, ProtocolSpec of, HandleLimits limits) throws InterruptedException {
    return open(provider, nonce, of, limits);
  }

  /** A handle with a session of its own, as another process would have it. */
  Loglet openElsewhere(long nonce) throws InterruptedException {
    return open(new ZooKeeperLogletProvider(), nonce, spec, LIMITS);
  }

  private Loglet open(
      ZooKeeperLogletProvider by, long nonce, ProtocolSpec of, HandleLimits limits)
      throws InterruptedException {
    return loop.get(
        () -> loop.completed(by.open(host, new LogletId("test", nonce), of, limits)));
  }

  /** Issues so many appends in one event, all of them pipelined. */
  CompletableFuture<RealLoop.Outcome<List<AppendResult>>> appendAll(Loglet loglet, int count) {
    return loop.start(
        () -> {
          List<Future<AppendResult>> results = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            results.add(loglet.append(Payload.utf8("e" + i)));
          }
          return Future.all(loop, results);
        });
  }

  LogletOffset appended(Loglet loglet, String entry) throws InterruptedException {
    return switch (loop.get(() -> loglet.append(Payload.utf8(entry)))) {
      case AppendResult.Appended(LogletOffset offset) -> offset;
      case AppendResult other -> throw new AssertionError("not appended: " + other);
    };
  }

  Tail tail(Loglet loglet) throws InterruptedException {
    return loop.get(loglet::checkTail);
  }

  /** Every entry from {@code from} on as text, by as many reads as it takes. */
  List<String> texts(Loglet loglet, LogletOffset from, LogletOffset to)
      throws InterruptedException {
    List<String> texts = new ArrayList<>();
    LogletOffset at = from;
    while (at.compareTo(to) < 0) {
      LogletOffset next = at;
      switch (loop.get(() -> loglet.readNext(next, to, 64 * 1024))) {
        case ReadResult.Entries(List<Entry> entries, LogletOffset end) -> {
          entries.forEach(entry -> texts.add(((Entry.Data) entry).payload().toUtf8()));
          at = end;
        }
        case ReadResult other -> throw new AssertionError("not readable: " + other);
      }
    }
    return texts;
  }

  @Override
  public void close() throws IOException {
    loop.close();
    servers.close();
    if (!loop.faults().isEmpty()) {
      throw new AssertionError("a bug was reported", loop.faults().getFirst());
    }
  }

  /** A host whose engine endpoints are the ensemble's. */
  private final class ClientHost implements Host {
    private final Environment environment;

    ClientHost(Environment environment) {
      this.environment = environment;
    }

    @Override
    public Environment environment() {
      return environment;
    }

    @Override
    public Catalogue catalogue() {
      return new Catalogue(List.of(provider), List.of());
    }

    @Override
    public Optional<Payload> file(String path) {
      return Optional.empty();
    }

    @Override
    public Optional<String> endpoint(NodeId node, String engine, String port) {
      return engine.equals("zookeeper")
          ? servers.endpoint(environment.node(), node, port)
          : Optional.empty();
    }
  }
}
