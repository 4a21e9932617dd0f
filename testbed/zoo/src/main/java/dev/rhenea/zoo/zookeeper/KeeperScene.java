package dev.rhenea.zoo.zookeeper;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Two clients of the ensemble, and what a drill found. */
final class KeeperScene implements AutoCloseable {
  static final List<NodeId> SERVERS = Stream.of("s0", "s1", "s2").map(NodeId::new).toList();

  /** As long as an election may take on a busy machine, and more. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final SharedEnsemble ensemble = SharedEnsemble.running();
  final KeeperClient one = new KeeperClient("one", ensemble);
  final KeeperClient other = new KeeperClient("other", ensemble);
  private final TreeSet<String> findings = new TreeSet<>();
  private final ProtocolSpec all = ProtocolSpec.of("zookeeper").withNodes("nodes", SERVERS);

  /** A Loglet that nobody used before. */
  LogletId loglet() throws InterruptedException {
    LogletId id = new LogletId("drill", ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
    one.get(() -> one.loglets.create(one, id, all, limits(PATIENCE)));
    return id;
  }

  /** A register that nobody used before. */
  RegisterId register() throws InterruptedException {
    RegisterId id = new RegisterId("drill/" + ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
    one.get(() -> one.registers.create(one, id, all, PATIENCE));
    return id;
  }

  /** A patient handle that may use any server. */
  Loglet open(KeeperClient client, LogletId id) throws InterruptedException {
    return open(client, id, SERVERS, PATIENCE);
  }

  Loglet open(KeeperClient client, LogletId id, List<NodeId> servers, Duration deadline)
      throws InterruptedException {
    return client.get(() ->
        client.loop.completed(
            client.loglets.open(client, id, all.withNodes("nodes", servers), limits(deadline))));
  }

  /** A patient handle that may use any server. */
  VersionedRegister open(KeeperClient client, RegisterId id) throws InterruptedException {
    return open(client, id, SERVERS, PATIENCE);
  }

  VersionedRegister open(
      KeeperClient client, RegisterId id, List<NodeId> servers, Duration deadline)
      throws InterruptedException {
    return client.get(() ->
        client.loop.completed(
            client.registers.open(client, id, all.withNodes("nodes", servers), deadline)));
  }

  private static HandleLimits limits(Duration deadline) {
    return HandleLimits.DEFAULT.withDeadline(deadline);
  }

  /** Reports the check unless {@code holds}. */
  void require(boolean holds, String check) {
    if (!holds) {
      findings.add(check);
    }
  }

  List<String> findings() {
    require(one.loop.faults().isEmpty() && other.loop.faults().isEmpty(), "fault");
    return List.copyOf(findings);
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
