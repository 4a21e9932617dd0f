package dev.rhenea.worlds;

import dev.rhenea.environment.NodeId;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Who plays in a storm: five nodes that may crash, with the clients, the MetaStore and the native
 * Loglets on them; and two that keep memory Loglets, so they are paused and cut off, never crashed.
 */
final class Cast {
  static final List<NodeId> SERVERS =
      Stream.of("n1", "n2", "n3", "n4", "n5").map(NodeId::new).toList();
  static final List<NodeId> KEEPERS = Stream.of("m1", "m2").map(NodeId::new).toList();
  static final List<NodeId> ALL = Stream.concat(SERVERS.stream(), KEEPERS.stream()).toList();

  /** Where the chain stands. */
  static final ProtocolSpec META_STORE =
      ProtocolSpec.of("paxos").withNodes("nodes", SERVERS.subList(0, 3));

  private Cast() {}

  static NodeId any(RandomGenerator random, List<NodeId> nodes) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  /** A composition: memory, or native with some membership and some sequencer. */
  static ProtocolSpec composition(RandomGenerator random) {
    if (random.nextInt(4) == 0) {
      return ProtocolSpec.of("memory").with("node", new Value.Node(any(random, KEEPERS)));
    }
    List<NodeId> nodes = new ArrayList<>(SERVERS);
    int members = random.nextInt(4) == 0 ? 5 : 3;
    while (nodes.size() > members) {
      nodes.remove(random.nextInt(nodes.size()));
    }
    ProtocolSpec spec = ProtocolSpec.of("native").withNodes("logservers", nodes);
    return random.nextBoolean()
        ? spec
        : spec.with("sequencer", new Value.Node(any(random, SERVERS)));
  }
}
