package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.parity.ParityProvider;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.objects.ObjectsProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parity one child of which is lost for good: the log goes on without it, reads what was written
 * before, and reconfigModify gives the closed segment another composition, with all its redundancy
 * (V8, V10).
 */
class LostChildTest {
  private static final NodeId META = new NodeId("n0");
  private static final NodeId CLIENT = new NodeId("client");
  private static final List<NodeId> KEEPERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();
  private static final List<String> ENTRIES =
      IntStream.range(0, 20).mapToObj(i -> "entry " + i).toList();

  private final World world =
      World.seeded(11)
          .nodes(Stream.concat(KEEPERS.stream(), Stream.of(META, CLIENT)).toList())
          .catalogue(
              new Catalogue(
                  List.of(new ParityProvider(), new MemoryLogletProvider(), new ObjectsProvider()),
                  List.of(REGISTERS)))
          .build();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theSegmentIsReadAndCopiedWithoutIt(int lost) throws Unavailable {
    Host host = world.host(CLIENT, "client");
    world.await(VirtualLog.create(host, "default", register(host), parity(), LogOptions.DEFAULT));
    FailureDetector detector = FailureDetector.trusting(new LinkedHashSet<>(world.nodes()));
    VirtualLog log =
        world.await(VirtualLog.open(host, "default", register(host), detector, LogOptions.DEFAULT));
    for (String entry : ENTRIES) {
      assertThat(world.await(log.append(Payload.utf8(entry))))
          .isInstanceOf(AppendResult.Appended.class);
    }

    world.faults().crash(KEEPERS.get(lost));
    world.await(log.reconfigExtend(memory(META)));
    assertThat(read(log)).isEqualTo(ENTRIES);
    ProtocolSpec cold = ProtocolSpec.of("objects").with("folder", new Value.Folder("/cold"));
    assertThat(world.await(log.reconfigModify(SegmentId.FIRST, cold)))
        .isInstanceOf(ModifyResult.Modified.class);

    KEEPERS.forEach(world.faults()::crash);
    assertThat(read(log)).isEqualTo(ENTRIES);
    assertThat(world.await(log.append(Payload.utf8("and on it goes"))))
        .isInstanceOf(AppendResult.Appended.class);
  }

  private List<String> read(VirtualLog log) throws Unavailable {
    List<String> found = new ArrayList<>();
    Lsn tail = world.await(log.checkTail());
    Lsn at = Lsn.ZERO;
    while (at.compareTo(tail) < 0) {
      ReadResult.Entries run = (ReadResult.Entries) world.await(log.readNext(at, tail, 100));
      run.entries().forEach(entry -> found.add(entry.payload().toUtf8()));
      at = run.next();
    }
    return found;
  }

  private static ProtocolSpec parity() {
    return ProtocolSpec.of("parity")
        .with("k", new Value.Whole(2))
        .with(
            "children",
            new Value.Items(
                KEEPERS.stream().<Value>map(node -> new Value.Child(memory(node))).toList()))
        .with("conductor", new Value.Node(META));
  }

  private static ProtocolSpec memory(NodeId node) {
    return ProtocolSpec.of("memory").with("node", new Value.Node(node));
  }

  private VersionedRegister register(Host host) throws Unavailable {
    ProtocolSpec created =
        world.await(
            REGISTERS.create(
                host, VirtualLog.registerOf("default"), memory(META), Duration.ofSeconds(1)));
    return REGISTERS.open(host, VirtualLog.registerOf("default"), created, Duration.ofSeconds(1));
  }
}
