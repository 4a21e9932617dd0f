package dev.rhenea.node;

import dev.rhenea.contract.EnvironmentContract;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Real loops, sockets and journals keep what the simulator promised. */
class LoopbackEnvironmentTest implements EnvironmentContract {
  @TempDir Path folder;
  private int clusters;

  @Override
  public int seeds() {
    return 3;
  }

  @Override
  public TestCluster cluster(long seed, List<NodeId> nodes, Catalogue catalogue, Weather weather) {
    return new LoopbackCluster(folder.resolve("cluster" + clusters++), nodes, catalogue);
  }
}
