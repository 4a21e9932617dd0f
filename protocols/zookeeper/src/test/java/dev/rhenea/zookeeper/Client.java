package dev.rhenea.zookeeper;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** A node that uses an ensemble: a loop, and providers with sessions of their own. */
final class Client implements AutoCloseable {
  final RealLoop loop;
  final Host host;
  final ZooKeeperLogletProvider loglets = new ZooKeeperLogletProvider();
  final ZooKeeperRegisterProvider registers = new ZooKeeperRegisterProvider();

  /** A node that reaches an ensemble's ports through {@code endpoints}. */
  Client(NodeId node, BiFunction<NodeId, String, Optional<String>> endpoints) {
    loop = new RealLoop(node);
    host =
        new Host() {
          @Override
          public Environment environment() {
            return loop;
          }

          @Override
          public Catalogue catalogue() {
            return new Catalogue(List.of(loglets), List.of(registers));
          }

          @Override
          public ObjectStore objects(Value.Folder folder) {
            throw new UnsupportedOperationException("no folder is used here");
          }

          @Override
          public Optional<Payload> file(String path) {
            return Optional.empty();
          }

          @Override
          public Optional<String> endpoint(NodeId server, String engine, String port) {
            return engine.equals("zookeeper") ? endpoints.apply(server, port) : Optional.empty();
          }
        };
  }

  Loglet open(long nonce, ProtocolSpec spec, HandleLimits limits) throws InterruptedException {
    return loop.get(() -> loop.completed(loglets.open(host, Fixture.id(nonce), spec, limits)));
  }

  /** Issues so many appends in one event, all of them pipelined: e0, e1, and so on. */
  CompletableFuture<RealLoop.Outcome<List<AppendResult>>> appendAll(Loglet loglet, int count) {
    return loop.start(() -> {
      List<Future<AppendResult>> results = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        results.add(loglet.append(Payload.utf8("e" + i)));
      }
      return Future.all(loop, results);
    });
  }

  AppendResult append(Loglet loglet, String entry) throws InterruptedException {
    return loop.get(() -> loglet.append(Payload.utf8(entry)));
  }

  /** Appends what must be acknowledged. */
  LogletOffset appended(Loglet loglet, String entry) throws InterruptedException {
    return switch (append(loglet, entry)) {
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

  /** Ends the loop; a bug that was reported to it fails the test. */
  @Override
  public void close() {
    loop.close();
    if (!loop.faults().isEmpty()) {
      throw new AssertionError("a bug was reported", loop.faults().getFirst());
    }
  }
}
