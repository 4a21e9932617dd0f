package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.util.List;

/** The simulator keeps what an environment promises. */
class SimulatedEnvironmentTest implements EnvironmentContract {
  @Override
  public TestCluster cluster(long seed, List<NodeId> nodes, Catalogue catalogue, Weather weather) {
    return SimulatedCluster.of(seed, nodes, catalogue, weather);
  }
}
