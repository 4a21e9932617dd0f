package dev.rhenea.zookeeper;

import dev.rhenea.contract.RegisterContract;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;

/** Everything a register promises, kept on real servers. */
class ZooKeeperRegisterContractTest implements RegisterContract {
  private final RegisterProvider provider = new ZooKeeperRegisterProvider();

  @Override
  public RegisterProvider provider() {
    return provider;
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return ProtocolSpec.of("zookeeper").withNodes("nodes", servers);
  }

  @Override
  public int tolerated() {
    return 1;
  }

  @Override
  public Duration deadline() {
    return Duration.ofSeconds(6);
  }

  @Override
  public int seeds() {
    return 3;
  }

  @Override
  public TestCluster cluster(long seed, Weather weather) {
    return new EnsembleCluster();
  }
}
