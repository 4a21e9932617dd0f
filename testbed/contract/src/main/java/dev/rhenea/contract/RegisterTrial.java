package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** One register on one cluster, made for one test. */
final class RegisterTrial implements AutoCloseable {
  private final RegisterFixture fixture;
  private final TestCluster cluster;
  private final RegisterId id;
  private final ProtocolSpec created;

  private RegisterTrial(RegisterFixture fixture, long seed, Weather weather) throws Unavailable {
    this.fixture = fixture;
    this.cluster = fixture.cluster(seed, weather);
    this.id = new RegisterId(cluster.log() + "/" + seed);
    this.created = create(id);
  }

  static RegisterTrial calm(RegisterFixture fixture) throws Unavailable {
    return calm(fixture, 1);
  }

  static RegisterTrial calm(RegisterFixture fixture, long seed) throws Unavailable {
    return new RegisterTrial(fixture, seed, Weather.CALM);
  }

  static RegisterTrial rough(RegisterFixture fixture, long seed) throws Unavailable {
    return new RegisterTrial(fixture, seed, Weather.ROUGH);
  }

  TestCluster cluster() {
    return cluster;
  }

  RegisterId id() {
    return id;
  }

  ProtocolSpec created() {
    return created;
  }

  /** Creates a register of the fixture's spec, again if need be. */
  ProtocolSpec create(RegisterId which) throws Unavailable {
    Host host = host(0);
    return cluster.await(
        host,
        () ->
            fixture
                .provider()
                .create(host, which, fixture.spec(fixture.servers()), fixture.deadline()));
  }

  /** A handle on client node {@code c1}, {@code c2} or {@code c3}: number 0, 1 or 2. */
  RegisterClient client(int number) {
    return client(number, id);
  }

  RegisterClient client(int number, RegisterId which) {
    Host host = host(number);
    return new RegisterClient(
        cluster, host, fixture.provider().open(host, which, created, fixture.deadline()));
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
    return cluster.host(LogletTrial.CLIENTS.get(number), "client");
  }

  @Override
  public void close() {
    cluster.close();
  }
}
