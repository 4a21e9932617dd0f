package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Machine;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.VirtualLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A log on five nodes for tests that do one thing to it and look: native on the first three, the
 * first the sequencer, its register on the last three, one client on the fourth. Remembers what
 * became of each append.
 */
final class SmallLog {
  static final List<NodeId> NODES =
      Stream.of("n1", "n2", "n3", "n4", "n5").map(NodeId::new).toList();
  static final List<NodeId> LOG_SERVERS = NODES.subList(0, 3);
  static final NodeId CLIENT = NODES.get(3);

  private static final String LOG = "default";
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final PaxosProvider REGISTERS = new PaxosProvider();
  private static final ProtocolSpec ACCEPTORS =
      ProtocolSpec.of("paxos").withNodes("nodes", NODES.subList(2, 5));
  private static final ProtocolSpec NATIVE =
      ProtocolSpec.of("native")
          .withNodes("logservers", LOG_SERVERS)
          .with("sequencer", new Value.Node(NODES.getFirst()));

  /** Two disks that {@link #LOG_SERVERS} do not have, and the sequencer's. */
  static final ProtocolSpec ELSEWHERE =
      ProtocolSpec.of("native")
          .withNodes("logservers", List.of(NODES.get(0), NODES.get(3), NODES.get(4)))
          .with("sequencer", new Value.Node(NODES.getFirst()));

  private final World world;
  private final VirtualLog log;
  private final Map<String, AppendResult> appended = new LinkedHashMap<>();
  private long issued;

  /** A new world, in which every node but the client's is such a machine. */
  SmallLog(long seed, Machine servers) throws Unavailable {
    world =
        World.seeded(seed)
            .nodes(NODES)
            .machines(servers)
            .machine(CLIENT, Machine.IDEAL)
            .catalogue(
                new Catalogue(
                    List.of(new NativeLogletProvider()),
                    List.of(REGISTERS),
                    List.of(new PingProvider())))
            .build();
    Host host = world.host(CLIENT, "client");
    ProtocolSpec acceptors =
        world.await(REGISTERS.create(host, VirtualLog.registerOf(LOG), ACCEPTORS, DEADLINE));
    VersionedRegister register =
        REGISTERS.open(host, VirtualLog.registerOf(LOG), acceptors, DEADLINE);
    world.await(VirtualLog.create(host, LOG, register, NATIVE, LogOptions.DEFAULT));
    Pinger pinger =
        Pinger.start(host.environment(), () -> new LinkedHashSet<>(LOG_SERVERS), Pinger.INTERVAL);
    log = world.await(VirtualLog.open(host, LOG, register, pinger, LogOptions.DEFAULT));
  }

  World world() {
    return world;
  }

  VirtualLog log() {
    return log;
  }

  /** Appends at once entries that nobody appended before; not remembered. */
  List<Future<AppendResult>> start(int count) {
    List<Future<AppendResult>> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      outcomes.add(log.append(Payload.utf8("entry " + issued++)));
    }
    return outcomes;
  }

  /** Appends, one after the other, entries that nobody appended before. */
  List<AppendResult> append(int count) throws Unavailable {
    List<AppendResult> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String entry = "entry " + issued++;
      AppendResult result = world.await(log.append(Payload.utf8(entry)));
      appended.put(entry, result);
      results.add(result);
    }
    return results;
  }

  /**
   * What was acknowledged stands where it was said to, what was rejected nowhere, and nothing
   * twice.
   */
  void assertThatItIsRight() throws Unavailable {
    Map<Lsn, String> found = read();
    assertThat(found.values()).doesNotHaveDuplicates();
    appended.forEach((entry, result) -> {
      switch (result) {
        case AppendResult.Appended(Lsn at) -> assertThat(found).containsEntry(at, entry);
        case AppendResult.Rejected _ -> assertThat(found).doesNotContainValue(entry);
        case AppendResult.Indeterminate _ -> {}
      }
    });
  }

  private Map<Lsn, String> read() throws Unavailable {
    Map<Lsn, String> found = new LinkedHashMap<>();
    Lsn tail = world.await(log.checkTail());
    Lsn at = Lsn.ZERO;
    while (at.compareTo(tail) < 0) {
      ReadResult.Entries read = (ReadResult.Entries) world.await(log.readNext(at, tail, 1 << 20));
      for (LogEntry entry : read.entries()) {
        found.put(entry.lsn(), new String(entry.payload().toByteArray(), StandardCharsets.UTF_8));
      }
      at = read.next();
    }
    return found;
  }
}
