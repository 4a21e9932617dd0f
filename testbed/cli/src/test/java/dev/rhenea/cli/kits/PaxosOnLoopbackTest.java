package dev.rhenea.cli.kits;

import dev.rhenea.contract.RegisterContract;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.runtime.Endpoints;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The embedded register keeps its promises over real sockets and journals, too. */
class PaxosOnLoopbackTest implements RegisterContract {
  private @TempDir Path folder;
  private int clusters;

  @Override
  public RegisterProvider provider() {
    return Catalogue.load().register("paxos").orElseThrow();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return ProtocolSpec.of("paxos").withNodes("nodes", servers);
  }

  @Override
  public int tolerated() {
    return 1;
  }

  @Override
  public int seeds() {
    return 2;
  }

  @Override
  public TestCluster cluster(long seed, Weather weather) {
    List<NodeId> nodes =
        Stream.concat(servers().stream(), Stream.of("c1", "c2", "c3").map(NodeId::new)).toList();
    return new RealCluster(
        folder.resolve("cluster" + clusters++), nodes, catalogue(), Endpoints.NONE);
  }
}
