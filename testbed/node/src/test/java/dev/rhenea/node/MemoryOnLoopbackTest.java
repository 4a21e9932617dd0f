package dev.rhenea.node;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.contract.TestCluster;
import dev.rhenea.contract.Weather;
import dev.rhenea.environment.NodeId;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The memory Loglet keeps its promises over real sockets, too. */
class MemoryOnLoopbackTest implements LogletContract {
  @TempDir Path folder;
  private int clusters;

  @Override
  public LogletProvider provider() {
    return new MemoryLogletProvider();
  }

  @Override
  public ProtocolSpec spec(List<NodeId> servers) {
    return ProtocolSpec.of("memory").with("node", new Value.Node(servers.getFirst()));
  }

  @Override
  public int seeds() {
    return 2;
  }

  @Override
  public TestCluster cluster(long seed, Weather weather) {
    List<NodeId> nodes =
        Stream.concat(servers().stream(), Stream.of("c1", "c2", "c3").map(NodeId::new)).toList();
    return new LoopbackCluster(folder.resolve("cluster" + clusters++), nodes, catalogue());
  }
}
