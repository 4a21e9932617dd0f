package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.Host;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One Loglet on one cluster, made for one test. */
final class LogletTrial implements AutoCloseable {
  static final List<NodeId> CLIENTS = Stream.of("c1", "c2", "c3").map(NodeId::new).toList();

  private final LogletFixture fixture;
  private final TestCluster cluster;
  private final LogletId id;
  private final ProtocolSpec created;

  private LogletTrial(LogletFixture fixture, long seed, Weather weather) throws Unavailable {
    this.fixture = fixture;
    this.cluster = fixture.cluster(seed, weather);
    this.id = new LogletId(cluster.log(), seed);
    this.created = create(id);
  }

  static LogletTrial calm(LogletFixture fixture) throws Unavailable {
    return calm(fixture, 1);
  }

  static LogletTrial calm(LogletFixture fixture, long seed) throws Unavailable {
    return new LogletTrial(fixture, seed, Weather.CALM);
  }

  static LogletTrial rough(LogletFixture fixture, long seed) throws Unavailable {
    return new LogletTrial(fixture, seed, Weather.ROUGH);
  }

  TestCluster cluster() {
    return cluster;
  }

  ProtocolSpec created() {
    return created;
  }

  LogletId id() {
    return id;
  }

  /** The id of a Loglet that does not exist yet. */
  LogletId otherId() {
    return new LogletId(id.log(), id.nonce() + 1);
  }

  /** Creates a Loglet of the fixture's spec, again if need be. */
  ProtocolSpec create(LogletId which) throws Unavailable {
    Host host = host(0);
    return cluster.await(
        host,
        () ->
            fixture
                .provider()
                .create(host, which, fixture.spec(fixture.servers()), fixture.recoveryLimits()));
  }

  void destroy() throws Unavailable {
    Host host = host(0);
    cluster.await(host, () -> fixture.provider().destroy(host, id, created, fixture.limits()));
  }

  /** A handle on client node {@code c1}, {@code c2} or {@code c3}: number 0, 1 or 2. */
  LogletClient client(int number) {
    return client(number, fixture.limits());
  }

  /** A client that waits until the servers that are left have found each other. */
  LogletClient clientInRecovery(int number) {
    return client(number, fixture.recoveryLimits());
  }

  LogletClient client(int number, HandleLimits limits) {
    return client(number, id, limits);
  }

  LogletClient client(int number, LogletId which, HandleLimits limits) {
    Host host = host(number);
    Loglet loglet = fixture.provider().open(host, which, created, limits);
    return new LogletClient(cluster, host, loglet);
  }

  /** The servers the spec names. */
  List<NodeId> servers() {
    return List.copyOf(created.nodes());
  }

  /** Leaves the test out on clusters that cannot do that. */
  void assume(TestCluster.Fault fault) {
    Assumptions.assumeTrue(cluster.supported().contains(fault), "this cluster has no " + fault);
  }

  /** Crashes every server, then restarts them. */
  void powerCut() {
    servers().forEach(cluster::crash);
    servers().forEach(cluster::restart);
  }

  private Host host(int number) {
    return cluster.host(CLIENTS.get(number), "client");
  }

  @Override
  public void close() {
    cluster.close();
  }
}
