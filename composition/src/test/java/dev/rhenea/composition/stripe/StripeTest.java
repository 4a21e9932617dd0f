package dev.rhenea.composition.stripe;

import dev.rhenea.contract.LogletContract;
import dev.rhenea.environment.NodeId;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** A stripe keeps every obligation of a Loglet, whatever it is made of. */
class StripeTest {
  interface StripeContract extends LogletContract {
    @Override
    default LogletProvider provider() {
      return new StripeProvider();
    }

    @Override
    default Catalogue catalogue() {
      return new Catalogue(
          List.of(provider(), new MemoryLogletProvider(), new NativeLogletProvider()), List.of());
    }
  }

  /** The law {@code stripe(x)} = x. */
  @Nested
  class OfOne implements StripeContract {
    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return stripe(memory(servers.get(0)));
    }
  }

  @Nested
  class OfThreeMemories implements StripeContract {
    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return stripe(memory(servers.get(0)), memory(servers.get(1)), memory(servers.get(2)));
    }
  }

  /** The paper's first use: the same LogServers, other sequencers. */
  @Nested
  class RotatingSequencers implements StripeContract {
    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return stripe(
          nativeLoglet(servers, servers.get(0)),
          nativeLoglet(servers, servers.get(1)),
          nativeLoglet(servers, servers.get(2)));
    }

    @Override
    public int tolerated() {
      return 1;
    }
  }

  /** The paper's second use: other LogServers. */
  @Nested
  class ShardedLogServers implements StripeContract {
    @Override
    public List<NodeId> servers() {
      return IntStream.rangeClosed(1, 6).mapToObj(i -> new NodeId("n" + i)).toList();
    }

    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return stripe(
          nativeLoglet(servers.subList(0, 3), servers.get(0)),
          nativeLoglet(servers.subList(3, 6), servers.get(3)));
    }

    @Override
    public int tolerated() {
      return 1;
    }
  }

  /** Stripes of stripes, and children of different protocols. */
  @Nested
  class Nest implements StripeContract {
    @Override
    public ProtocolSpec spec(List<NodeId> servers) {
      return stripe(
          stripe(memory(servers.get(0)), memory(servers.get(1))),
          nativeLoglet(servers, servers.get(1)));
    }
  }

  static ProtocolSpec stripe(ProtocolSpec... children) {
    return ProtocolSpec.of("stripe")
        .with("children", new Value.Items(Stream.of(children).map(Value.Child::new).toList()));
  }

  static ProtocolSpec memory(NodeId node) {
    return ProtocolSpec.of("memory").with("node", new Value.Node(node));
  }

  static ProtocolSpec nativeLoglet(List<NodeId> logServers, NodeId sequencer) {
    return ProtocolSpec.of("native")
        .withNodes("logservers", logServers)
        .with("sequencer", new Value.Node(sequencer));
  }
}
