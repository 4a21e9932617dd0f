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
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.Chain;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A LogServer that missed the creation of a Loglet, or lost its disk, counts for nothing in it
 * (N14). Once it is well the log takes it in again by itself, so that redundancy is restored.
 */
class ReadmissionTest {
  private static final List<NodeId> NODES =
      Stream.of("n1", "n2", "n3", "n4", "n5").map(NodeId::new).toList();
  private static final NodeId CLIENT = NODES.get(3);
  private static final NodeId HIT = NODES.getFirst();
  private static final NodeId SEQUENCER = NODES.get(1);
  private static final List<NodeId> LOG_SERVERS = NODES.subList(0, 3);
  private static final List<NodeId> ACCEPTORS = NODES.subList(2, 5);
  private static final ProtocolSpec NATIVE =
      ProtocolSpec.of("native")
          .withNodes("logservers", LOG_SERVERS)
          .with("sequencer", new Value.Node(SEQUENCER));
  private static final PaxosProvider REGISTERS = new PaxosProvider();

  private final World world =
      World.seeded(11)
          .nodes(NODES)
          .catalogue(
              new Catalogue(
                  List.of(new NativeLogletProvider()),
                  List.of(REGISTERS),
                  List.of(new PingProvider())))
          .build();
  private final VirtualLog log = open();

  ReadmissionTest() throws Unavailable {}

  @Test
  void whoMissedTheCreationIsTakenInAgain() throws Unavailable {
    world.faults().crash(HIT);
    world.await(log.reconfigExtend(NATIVE));
    assertThat(bound()).doesNotContain(HIT).hasSize(2);
    world.faults().restart(HIT);
    world.runFor(Duration.ofSeconds(10));
    assertThat(bound()).containsExactlyElementsOf(LOG_SERVERS);
    assertThat(append()).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void whoLostItsDiskIsTakenInAgain() throws Unavailable {
    world.faults().wipe(HIT);
    world.faults().restart(HIT);
    world.runFor(Duration.ofSeconds(10));
    assertThat(chain().segments()).hasSize(2);
    world.faults().crash(NODES.get(2)); // what is left is a majority only if HIT counts
    assertThat(append()).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void whoOnlyRestartedNeedsNoReconfiguration() {
    world.faults().crash(HIT);
    world.runFor(Duration.ofSeconds(10));
    world.faults().restart(HIT);
    world.runFor(Duration.ofSeconds(10));
    assertThat(chain().segments()).hasSize(1);
  }

  /** A sequencer that restarted is fenced (N12), and without it there is no majority left. */
  @Test
  void whoLostOnlyItsPartInTheLogletIsTakenInAgainBesideADeadServer() throws Unavailable {
    world.faults().crash(HIT);
    world.runFor(Duration.ofSeconds(10));
    world.faults().crash(SEQUENCER);
    world.faults().restart(SEQUENCER);
    world.runFor(Duration.ofSeconds(2));
    append(); // whoever notices first may pay for it
    world.runFor(Duration.ofSeconds(5));
    assertThat(append()).isInstanceOf(AppendResult.Appended.class);
  }

  @Test
  void whoCannotBeTakenInIsTriedLessAndLessOften() throws Unavailable {
    world.faults().crash(HIT);
    world.await(log.reconfigExtend(NATIVE));
    world.faults().noRoom(HIT); // it answers pings, and cannot become a member
    world.faults().restart(HIT);
    world.runFor(Duration.ofMinutes(2));
    assertThat(bound()).doesNotContain(HIT);
    assertThat(chain().segments().size()).isBetween(4, 12);
  }

  private AppendResult append() throws Unavailable {
    return world.await(log.append(Payload.utf8("entry")));
  }

  private Chain chain() {
    return log.status().stored().chain();
  }

  private List<NodeId> bound() {
    Segment active = chain().active();
    Value.Items servers = (Value.Items) active.created().argument("logservers").orElseThrow();
    return servers.items().stream()
        .map(Value.Node.class::cast)
        .filter(node -> node.storageId().isPresent())
        .map(Value.Node::id)
        .toList();
  }

  private VirtualLog open() throws Unavailable {
    Host host = world.host(CLIENT, "client");
    ProtocolSpec acceptors =
        world.await(
            REGISTERS.create(
                host,
                VirtualLog.registerOf("default"),
                ProtocolSpec.of("paxos").withNodes("nodes", ACCEPTORS),
                Duration.ofSeconds(5)));
    world.await(
        VirtualLog.create(host, "default", register(host, acceptors), NATIVE, LogOptions.DEFAULT));
    Pinger pinger =
        Pinger.start(host.environment(), () -> new LinkedHashSet<>(LOG_SERVERS), Pinger.INTERVAL);
    return world.await(
        VirtualLog.open(host, "default", register(host, acceptors), pinger, LogOptions.DEFAULT));
  }

  private static VersionedRegister register(Host host, ProtocolSpec acceptors) {
    return REGISTERS.open(host, VirtualLog.registerOf("default"), acceptors, Duration.ofSeconds(5));
  }
}
