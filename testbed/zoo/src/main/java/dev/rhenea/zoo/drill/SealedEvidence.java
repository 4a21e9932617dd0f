package dev.rhenea.zoo.drill;

import dev.rhenea.composition.stripe.StripeProvider;
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
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classic bug of a stripe (S1). One LogServer of the first child has an entry that no majority
 * ever had; the sealer meets the two others and measures the stop without it. Then the writer, who
 * waits with an entry on the second child, meets the one and repairs the first child above the
 * stop: what it sees there is no evidence that its own entry is below.
 */
public final class SealedEvidence extends Drill {
  private static final List<NodeId> FIRST = nodes("n1", "n2", "n3");
  private static final NodeId SECOND = new NodeId("n4");
  private static final NodeId SEQUENCER = new NodeId("sequencer");
  private static final NodeId WRITER = new NodeId("writer");
  private static final NodeId SEALER = new NodeId("sealer");
  private static final LogletId ID = new LogletId("drill", 1);
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(5));

  /** Loaded by name. */
  public SealedEvidence() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    StripeProvider provider = new StripeProvider();
    World world =
        World.seeded(seed)
            .nodes(
                Stream.concat(FIRST.stream(), Stream.of(SECOND, SEQUENCER, WRITER, SEALER))
                    .toList())
            .catalogue(new Catalogue(List.of(provider, new NativeLogletProvider()), List.of()))
            .build();
    ProtocolSpec created =
        world.await(provider.create(world.host(SEALER, "creator"), ID, stripe(), LIMITS));
    Loglet writer = provider.open(world.host(WRITER, "client"), ID, created, LIMITS);
    Loglet sealer = provider.open(world.host(SEALER, "client"), ID, created, LIMITS);

    world.await(writer.append(Payload.utf8("in both children the sequencer is at work")));
    world.await(writer.append(Payload.utf8("from here on")));

    NodeId holder = FIRST.get(Math.floorMod(seed, FIRST.size()));
    List<NodeId> others = FIRST.stream().filter(node -> !node.equals(holder)).toList();
    others.forEach(node -> cut(world.faults(), SEQUENCER, node));
    FIRST.forEach(node -> cut(world.faults(), WRITER, node));
    cut(world.faults(), SEALER, holder);
    writer.append(Payload.utf8("held by one")).whenDone(ended -> {}, why -> {});
    Future<AppendResult> waiting = writer.append(Payload.utf8("waits for the first child"));
    world.runFor(Duration.ofMillis(20));
    world.await(sealer.seal());
    Tail stop = world.await(sealer.checkTail());

    world.faults().heal();
    cut(world.faults(), WRITER, others.getFirst());
    if (world.await(waiting) instanceof AppendResult.Appended(LogletOffset offset)
        && offset.compareTo(stop.offset()) >= 0) {
      findings.add("O2");
    }
  }

  private static void cut(Faults faults, NodeId one, NodeId other) {
    faults.cut(one, other);
    faults.cut(other, one);
  }

  private static ProtocolSpec stripe() {
    return ProtocolSpec.of("stripe")
        .with(
            "children",
            new Value.Items(
                List.of(
                    new Value.Child(nativeLoglet(FIRST, SEQUENCER)),
                    new Value.Child(nativeLoglet(List.of(SECOND), SECOND)))));
  }

  private static ProtocolSpec nativeLoglet(List<NodeId> logServers, NodeId sequencer) {
    return ProtocolSpec.of("native")
        .withNodes("logservers", logServers)
        .with("sequencer", new Value.Node(sequencer));
  }

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }
}
