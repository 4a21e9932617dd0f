package dev.rhenea.zookeeper;

import dev.rhenea.contract.LogletFixture;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;

/** What the kit must know of Loglets on three real servers. */
class EnsembleFixture implements LogletFixture {
  private final LogletProvider provider = new ZooKeeperLogletProvider();

  @Override
  public LogletProvider provider() {
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

  /** Long enough for an election on an idle machine. */
  @Override
  public HandleLimits limits() {
    return HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(3));
  }

  /** Long enough for elections that fail: on a busy machine a new leader may take 5 s. */
  @Override
  public HandleLimits recoveryLimits() {
    return HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(20));
  }

  /** Every seed is an ensemble of its own, in real time. */
  @Override
  public int seeds() {
    return 3;
  }

  @Override
  public TestCluster cluster(long seed, Weather weather) {
    return new EnsembleCluster();
  }
}
