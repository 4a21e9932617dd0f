package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A native Loglet with LogServers n1 to n3, its sequencer and each client on a node of its own: so
 * a connection that a script cuts is one between two roles.
 */
final class LogletScene {
  static final List<NodeId> SERVERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  static final NodeId SEQUENCER = new NodeId("sequencer");
  static final NodeId WRITER = new NodeId("writer");
  static final NodeId SEALER = new NodeId("sealer");
  static final NodeId READER = new NodeId("reader");
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private static final HandleLimits LIMITS = HandleLimits.DEFAULT.withDeadline(DEADLINE);
  private static final LogletId ID = new LogletId("drill", 1);

  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final World world;
  private final SplittableRandom random;
  private final ProtocolSpec created;
  private final List<NodeId> shuffled = new ArrayList<>(SERVERS);
  private final List<String> findings = new ArrayList<>();
  private long highestAcknowledged = -1;

  LogletScene(long seed, DiskModel disks) throws Unavailable {
    random = new SplittableRandom(seed ^ 0x6c6f676c6574L);
    world =
        World.seeded(seed)
            .nodes(
                Stream.concat(SERVERS.stream(), Stream.of(SEQUENCER, WRITER, SEALER, READER))
                    .toList())
            .catalogue(new Catalogue(List.of(provider), List.of()))
            .disks(disks)
            .build();
    ProtocolSpec spec =
        ProtocolSpec.of("native")
            .withNodes("logservers", SERVERS)
            .with("sequencer", new Value.Node(SEQUENCER));
    created = world.await(provider.create(world.host(WRITER, "creator"), ID, spec, LIMITS));
    for (int i = shuffled.size() - 1; i > 0; i--) {
      shuffled.add(shuffled.remove(random.nextInt(i + 1)));
    }
  }

  World world() {
    return world;
  }

  Faults faults() {
    return world.faults();
  }

  SplittableRandom random() {
    return random;
  }

  /** One of the LogServers: another one for each of 0, 1 and 2, in an order drawn by the seed. */
  NodeId server(int number) {
    return shuffled.get(number);
  }

  /** Lets the world run for a random while. */
  void runUpTo(Duration most) {
    world.runFor(Duration.ofNanos(random.nextLong(most.toNanos())));
  }

  Loglet open(NodeId node) {
    Host host = world.host(node, "client");
    return provider.open(host, ID, created, LIMITS);
  }

  Future<AppendResult> append(Loglet loglet) {
    return loglet
        .append(Payload.utf8("entry"))
        .map(result -> {
          if (result instanceof AppendResult.Appended(LogletOffset offset)) {
            highestAcknowledged = Math.max(highestAcknowledged, offset.value());
          }
          return result;
        });
  }

  /** Cuts both directions between {@code node} and each of {@code others}. */
  void cutOff(NodeId node, NodeId... others) {
    for (NodeId other : others) {
      faults().cut(node, other);
      faults().cut(other, node);
    }
  }

  /** O2: every acknowledged append is below every sealed tail. */
  void requireAbove(Tail sealed) {
    if (highestAcknowledged >= sealed.offset().value()) {
      found("O2");
    }
  }

  void found(String check) {
    findings.add(check);
  }

  List<String> findings() {
    return findings;
  }
}
