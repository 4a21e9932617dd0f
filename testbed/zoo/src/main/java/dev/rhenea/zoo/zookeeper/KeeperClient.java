package dev.rhenea.zoo.zookeeper;

import dev.rhenea.contract.engine.RealLoop;
import dev.rhenea.contract.engine.Relay;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.spec.Value;
import dev.rhenea.zookeeper.ZooKeeperLogletProvider;
import dev.rhenea.zookeeper.ZooKeeperRegisterProvider;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A client of the ensemble, with a connection to each server that a drill can cut. */
final class KeeperClient implements Host, AutoCloseable {
  final RealLoop loop;
  final ZooKeeperLogletProvider loglets = new ZooKeeperLogletProvider();
  final ZooKeeperRegisterProvider registers = new ZooKeeperRegisterProvider();
  private final List<Relay> wires;

  KeeperClient(String name, SharedEnsemble ensemble) {
    loop = new RealLoop(new NodeId(name));
    wires =
        IntStream.range(0, SharedEnsemble.SIZE)
            .mapToObj(server -> Relay.silent(ensemble.port(server)))
            .toList();
  }

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
    return Optional.of("127.0.0.1:" + wires.get(KeeperScene.SERVERS.indexOf(server)).port());
  }

  /** Calls on the loop and waits for the answer, which there must be. */
  <T> T get(Supplier<Future<T>> call) throws InterruptedException {
    return loop.get(call);
  }

  CompletableFuture<RealLoop.Outcome<AppendResult>> start(Loglet loglet, String entry) {
    return loop.start(() -> loglet.append(Payload.utf8(entry)));
  }

  AppendResult append(Loglet loglet, String entry) throws InterruptedException {
    return loop.value(start(loglet, entry));
  }

  /** Appends what must be acknowledged. */
  LogletOffset appended(Loglet loglet, String entry) throws InterruptedException {
    if (append(loglet, entry) instanceof AppendResult.Appended(LogletOffset offset)) {
      return offset;
    }
    throw new AssertionError("nothing kept the append from being acknowledged");
  }

  Tail tail(Loglet loglet) throws InterruptedException {
    return get(loglet::checkTail);
  }

  /** From now on requests arrive and their answers do not. */
  void loseAnswers() {
    wires.forEach(Relay::cutBack);
  }

  /** Breaks the connections, with what was on its way; new ones are fine. */
  void reconnect() {
    wires.forEach(Relay::sever);
    wires.forEach(Relay::heal);
  }

  @Override
  public void close() {
    loop.close();
    try {
      for (Relay wire : wires) {
        wire.close();
      }
    } catch (IOException failed) {
      throw new AssertionError("a relay did not close", failed);
    }
  }
}
