package dev.rhenea.zookeeper;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.spec.ProtocolSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Client nodes beside an ensemble of three, and what tests of Loglets do with it. */
final class Fixture implements AutoCloseable {
  static final HandleLimits LIMITS = HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(10));

  final Servers servers;
  final ProtocolSpec spec;

  /** Two nodes with a session each. */
  final Client c1;

  final Client c2;

  Fixture(Path folder) throws Exception {
    servers = new Servers(folder, 3).startAll();
    spec = ProtocolSpec.of("zookeeper").withNodes("nodes", servers.members());
    c1 = client("c1");
    c2 = client("c2");
  }

  private Client client(String name) {
    NodeId node = new NodeId(name);
    return new Client(node, (server, port) -> servers.endpoint(node, server, port));
  }

  /** A fresh Loglet and a handle of c1 on it. */
  Loglet fresh(long nonce) throws InterruptedException {
    return fresh(nonce, spec);
  }

  Loglet fresh(long nonce, ProtocolSpec of) throws InterruptedException {
    c1.loop.get(() -> c1.loglets.create(c1.host, id(nonce), of, LIMITS));
    return c1.open(nonce, of, LIMITS);
  }

  static LogletId id(long nonce) {
    return new LogletId("test", nonce);
  }

  @Override
  public void close() throws IOException {
    c1.close();
    c2.close();
    servers.close();
  }
}
