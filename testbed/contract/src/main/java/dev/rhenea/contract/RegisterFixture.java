package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a kit must know of a register: its provider, a spec, and what that spec survives. */
public interface RegisterFixture {
  RegisterProvider provider();

  /** What to test, on (some of) these nodes. */
  ProtocolSpec spec(List<NodeId> servers);

  /** How many servers may be down while everything must still work. */
  default int tolerated() {
    return 0;
  }

  /** Whether what was written survives when every server loses its power. */
  default boolean durable() {
    return true;
  }

  default List<NodeId> servers() {
    return List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
  }

  /** Every protocol the spec uses. */
  default Catalogue catalogue() {
    return new Catalogue(List.of(), List.of(provider()));
  }

  /** Within which every call completes. */
  default Duration deadline() {
    return Duration.ofSeconds(2);
  }

  /** How many seeds each random test runs. */
  default int seeds() {
    return 40;
  }

  /** A cluster of the servers and of three nodes for clients, c1 to c3. */
  default TestCluster cluster(long seed, Weather weather) {
    List<NodeId> nodes = Stream.concat(servers().stream(), LogletTrial.CLIENTS.stream()).toList();
    return SimulatedCluster.of(seed, nodes, catalogue(), weather);
  }
}
