package dev.rhenea.zoo.drill;

import dev.rhenea.composition.mirror.MirrorProvider;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A mirror one of whose children holds an entry that the conductor did not send: whatever follows
 * stands elsewhere there and will never be acknowledged. The conductor stops for good, and says so
 * at once, so that the log can go on elsewhere (M5).
 */
public final class ShiftedChild extends Drill {
  private static final LogletId ID = new LogletId("drill", 1);
  private static final NodeId CONDUCTOR = new NodeId("n0");
  private static final List<NodeId> KEEPERS = Stream.of("n1", "n2").map(NodeId::new).toList();
  private static final NodeId CLIENT = new NodeId("client");
  private static final int SHIFTED = 1;

  /** Well below the deadline of an append. */
  private static final Duration PROMPT = Duration.ofSeconds(1);

  private final MirrorProvider mirrors = new MirrorProvider();
  private final MemoryLogletProvider memories = new MemoryLogletProvider();

  /** Loaded by name. */
  public ShiftedChild() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed);
    World world =
        World.seeded(seed)
            .nodes(List.of(CONDUCTOR, KEEPERS.get(0), KEEPERS.get(1), CLIENT))
            .catalogue(new Catalogue(List.of(mirrors, memories), List.of()))
            .build();
    Host host = world.host(CLIENT, "client");
    ProtocolSpec created = world.await(mirrors.create(host, ID, mirror(), HandleLimits.DEFAULT));
    Loglet mirror = mirrors.open(host, ID, created, HandleLimits.DEFAULT);
    int before = random.nextInt(5);
    for (int i = 0; i < before; i++) {
      world.await(mirror.append(Payload.utf8("before " + i)));
    }
    ProtocolSpec child = created.children().get(SHIFTED);
    world.await(
        memories
            .open(host, ID.child(SHIFTED), child, HandleLimits.DEFAULT)
            .append(Payload.utf8("foreign")));
    List<Future<AppendResult>> behind = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      behind.add(mirror.append(Payload.utf8("behind " + i)));
    }
    long begin = world.now();
    for (Future<AppendResult> each : behind) {
      if (world.await(each) instanceof AppendResult.Appended) {
        findings.add("acknowledged");
      }
    }
    if (world.now() - begin > PROMPT.toNanos()) {
      findings.add("left-waiting");
    }
    if (!world.await(mirror.checkTail()).offset().equals(new LogletOffset(before))) {
      findings.add("tail");
    }
  }

  private static ProtocolSpec mirror() {
    return ProtocolSpec.of("mirror")
        .with(
            "children",
            new Value.Items(
                KEEPERS.stream()
                    .map(node -> (Value) new Value.Child(LogScene.memory(node)))
                    .toList()))
        .with("conductor", new Value.Node(CONDUCTOR));
  }
}
