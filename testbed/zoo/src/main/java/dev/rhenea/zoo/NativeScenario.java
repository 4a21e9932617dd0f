package dev.rhenea.zoo;

import dev.rhenea.contract.LogletFixture;
import dev.rhenea.contract.LogletSimulation;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** A native Loglet of three or five LogServers, its sequencer on one of them or on its own node. */
public final class NativeScenario implements LongFunction<List<String>> {
  /** Loaded by name. */
  public NativeScenario() {}

  @Override
  public List<String> apply(long seed) {
    return LogletSimulation.run(new Deployment(seed % 4 == 3 ? 5 : 3, seed % 2 == 0), seed).stream()
        .map(broken -> broken.substring(0, broken.indexOf(':')))
        .distinct()
        .toList();
  }

  private record Deployment(int logServers, boolean converged) implements LogletFixture {
    @Override
    public LogletProvider provider() {
      return new NativeLogletProvider();
    }

    @Override
    public List<NodeId> servers() {
      int nodes = converged ? logServers : logServers + 1;
      return IntStream.rangeClosed(1, nodes).mapToObj(i -> new NodeId("n" + i)).toList();
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return ProtocolSpec.of("native")
          .withNodes("logservers", servers.subList(0, logServers))
          .with("sequencer", new Value.Node(servers.getLast()));
    }

    @Override
    public int tolerated() {
      return logServers / 2;
    }

    @Override
    public HandleLimits limits() {
      return HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(500));
    }
  }
}
