package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.util.List;

/** What {@link EnvironmentContract} must know of a world. */
public interface EnvironmentFixture {
  NodeId N1 = new NodeId("n1");
  NodeId N2 = new NodeId("n2");
  NodeId N3 = new NodeId("n3");

  /** A cluster of {@code nodes} on which {@code catalogue} is installed; another for each seed. */
  TestCluster cluster(long seed, List<NodeId> nodes, Catalogue catalogue, Weather weather);

  /** How many seeds each random test runs. */
  default int seeds() {
    return 40;
  }

  /** Three nodes and the probe, on a calm network. */
  default TestCluster cluster() {
    return cluster(1, Weather.CALM);
  }

  /** Three nodes and the probe. */
  default TestCluster cluster(long seed, Weather weather) {
    Catalogue probe = new Catalogue(List.of(), List.of(), List.of(new ProbeProvider()));
    return cluster(seed, List.of(N1, N2, N3), probe, weather);
  }
}
