package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a kit must know of a protocol: its provider, a spec, and what that spec survives. */
public interface LogletFixture {
  LogletProvider provider();

  /** What to test, on (some of) these nodes. */
  ProtocolSpec spec(List<NodeId> servers);

  /** How many servers may be down while seal, checkTail and read must still work. */
  default int tolerated() {
    return 0;
  }

  /** How many may be down while a copy is written. */
  default int toleratedByCopiers() {
    return tolerated();
  }

  default List<NodeId> servers() {
    return List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
  }

  /** Every protocol the spec uses. */
  default Catalogue catalogue() {
    return new Catalogue(List.of(provider()), List.of());
  }

  /** The files that the spec names, by path; the same on every node. */
  default SortedMap<String, Payload> files() {
    return new TreeMap<>();
  }

  default LogletTraits traits() {
    return provider().traits(spec(servers()), catalogue());
  }

  /** The limits of a test's handles; the deadline is long enough for every retry. */
  default HandleLimits limits() {
    return HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));
  }

  /**
   * The limits of calls that must succeed although servers died or came back just before: an engine
   * may have to elect a leader first, for which it promises no time.
   */
  default HandleLimits recoveryLimits() {
    return limits();
  }

  /** How many seeds each random test runs. */
  default int seeds() {
    return 40;
  }

  /** A cluster of the servers and of three nodes for clients, c1 to c3. */
  default TestCluster cluster(long seed, Weather weather) {
    List<NodeId> nodes = Stream.concat(servers().stream(), LogletTrial.CLIENTS.stream()).toList();
    return SimulatedCluster.of(seed, nodes, catalogue(), files(), weather);
  }
}
