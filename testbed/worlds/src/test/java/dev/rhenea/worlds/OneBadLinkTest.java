package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Two nodes that do not reach each other, while everybody else reaches both: each of them would
 * replace the other for ever, if hearsay did not tell it that the other one lives.
 */
class OneBadLinkTest {
  private static final List<NodeId> NODES =
      Stream.of("n1", "n2", "n3", "n4", "n5").map(NodeId::new).toList();
  private static final NodeId ONE = NODES.getFirst();
  private static final NodeId OTHER = NODES.get(2);
  private static final ProtocolSpec NATIVE =
      ProtocolSpec.of("native").withNodes("logservers", NODES.subList(0, 3));
  private static final ProtocolSpec ACCEPTORS =
      ProtocolSpec.of("paxos")
          .withNodes("nodes", List.of(NODES.get(1), NODES.get(3), NODES.get(4)));
  private static final PaxosProvider REGISTERS = new PaxosProvider();

  private final World world =
      World.seeded(5)
          .nodes(NODES)
          .catalogue(
              new Catalogue(
                  List.of(new NativeLogletProvider()),
                  List.of(REGISTERS),
                  List.of(new PingProvider())))
          .build();
  private final List<VirtualLog> logs = new ArrayList<>();

  OneBadLinkTest() throws Unavailable {
    Host maker = world.host(NODES.getLast(), "maker");
    ProtocolSpec acceptors =
        world.await(
            REGISTERS.create(
                maker, VirtualLog.registerOf("default"), ACCEPTORS, Duration.ofSeconds(5)));
    world.await(
        VirtualLog.create(
            maker, "default", register(maker, acceptors), NATIVE, LogOptions.DEFAULT));
    for (NodeId node : NODES) {
      Host host = world.host(node, "client");
      Pinger pinger =
          Pinger.start(host.environment(), () -> new LinkedHashSet<>(NODES), Pinger.INTERVAL);
      logs.add(
          world.await(
              VirtualLog.open(
                  host, "default", register(host, acceptors), pinger, LogOptions.DEFAULT)));
    }
  }

  @Test
  void theLogStaysWhereItIs() throws Unavailable {
    world.faults().cut(ONE, OTHER);
    world.faults().cut(OTHER, ONE);
    world.runFor(Duration.ofMinutes(1));
    assertThat(segments()).hasSize(1);
    append();
  }

  @Test
  void whoIsDeadIsReplacedAllTheSame() throws Unavailable {
    world.faults().cut(ONE, OTHER);
    world.faults().cut(OTHER, ONE);
    world.runFor(Duration.ofSeconds(5));
    world.faults().crash(OTHER);
    world.runFor(Duration.ofSeconds(5));
    assertThat(segments()).hasSize(2);
    assertThat(segments().getLast().created().nodes()).doesNotContain(OTHER);
    append();
  }

  /** Its answers get lost. */
  @Test
  void whoHearsAndDoesNotSpeakIsReplaced() throws Unavailable {
    others().forEach(node -> world.faults().cut(OTHER, node));
    world.runFor(Duration.ofSeconds(5));
    assertThat(segments().getLast().created().nodes()).doesNotContain(OTHER);
    append();
  }

  /** Its pings arrive: that is no sign of life, who sends them does not serve. */
  @Test
  void whoSpeaksAndDoesNotHearIsReplaced() throws Unavailable {
    others().forEach(node -> world.faults().cut(node, OTHER));
    world.runFor(Duration.ofSeconds(5));
    assertThat(segments().getLast().created().nodes()).doesNotContain(OTHER);
    append();
  }

  private static List<NodeId> others() {
    return NODES.stream().filter(node -> !node.equals(OTHER)).toList();
  }

  private void append() throws Unavailable {
    assertThat(world.await(logs.get(1).append(Payload.utf8("entry"))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  private List<Segment> segments() {
    return logs.get(1).status().stored().chain().segments();
  }

  private static VersionedRegister register(Host host, ProtocolSpec acceptors) {
    return REGISTERS.open(host, VirtualLog.registerOf("default"), acceptors, Duration.ofSeconds(5));
  }
}
