package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.compress.CompressProvider;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.objects.ObjectsProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.Copies;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.Modification;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log and a store outside the cluster that not every node can see (N14, V7, V10). */
class ColdStoreTest {
  private static final NodeId META = new NodeId("n0");
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final String FOLDER = "/cold";
  private static final ProtocolSpec COLD =
      ProtocolSpec.of("objects").with("folder", new Value.Folder(FOLDER));
  private static final SegmentId S0 = SegmentId.FIRST;
  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();

  private final World world =
      World.seeded(7)
          .nodes(List.of(META, N1, N2))
          .catalogue(
              new Catalogue(
                  List.of(
                      new MemoryLogletProvider(), new ObjectsProvider(), new CompressProvider()),
                  List.of(REGISTERS)))
          .build();
  private final VirtualLog log;
  private final VirtualLog other;

  /** An entry in s0, and then s1. */
  ColdStoreTest() throws Unavailable {
    Host host = world.host(META, "creator");
    world.await(VirtualLog.create(host, "default", register(host), memory(), LogOptions.DEFAULT));
    log = open(N1);
    other = open(N2);
    world.await(log.append(Payload.utf8("a")));
    world.await(log.reconfigExtend(memory()));
  }

  /** Nothing is announced that somebody would have to clean up. */
  @Test
  void nothingIsMovedToAFolderThatIsNotThere() throws Unavailable {
    LogletId before = first(log);
    world.faults().unmountStore(N1, FOLDER);
    assertThat(world.await(log.reconfigModify(S0, COLD)))
        .isInstanceOfSatisfying(
            ModifyResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("folder /cold is not there on n1"));
    assertThat(stored(log).record().copies()).isEqualTo(Copies.NONE);
    assertThat(first(log)).isEqualTo(before);
    assertThat(world.await(other.reconfigModify(S0, COLD)))
        .isInstanceOf(ModifyResult.Modified.class);
  }

  /** An empty disk knows nothing of the copy: neither that it is gone, nor that it never was. */
  @Test
  void whoHasAnotherDiskReadsAndDestroysNothing() throws Unavailable {
    assertThat(world.await(log.reconfigModify(S0, COLD))).isInstanceOf(ModifyResult.Modified.class);
    LogletId copy = first(log);
    world.faults().mountAnotherStore(N2, FOLDER);
    world.runFor(Duration.ofSeconds(5));
    assertThat(world.await(log.readNext(Lsn.ZERO, new Lsn(1), 100)))
        .isInstanceOf(ReadResult.Entries.class);

    world.observe(traced -> {
      if (traced.step() instanceof Modification.Published) {
        world.faults().crash(N1);
      }
    });
    log.reconfigModify(S0, memory());
    world.runFor(Duration.ofMinutes(1));
    assertThat(first(other)).isNotEqualTo(copy);
    assertThat(stored(other).record().copies().leftovers()).hasSize(1);
    assertThat(objects(copy)).contains(copy + "/manifest");

    world.faults().mountStore(N2, FOLDER);
    world.runFor(Duration.ofMinutes(5));
    assertThat(stored(other).record().copies()).isEqualTo(Copies.NONE);
    assertThat(objects(copy)).containsExactly(copy + "/gone");
  }

  /**
   * Below a mount point to which nothing is mounted, a folder is empty, and looks like a new store.
   */
  @Test
  void aLogFindsOneStoreUnderOnePath() throws Unavailable {
    assertThat(world.await(log.reconfigModify(S0, COLD))).isInstanceOf(ModifyResult.Modified.class);
    world.await(log.reconfigExtend(memory()));
    SegmentId s1 = new SegmentId(1);
    world.faults().mountAnotherStore(N1, FOLDER);
    ProtocolSpec compressed = ProtocolSpec.of("compress").with("child", new Value.Child(COLD));
    for (ProtocolSpec target : List.of(COLD, compressed)) {
      assertThat(world.await(log.reconfigModify(s1, target)))
          .isEqualTo(
              new ModifyResult.Refused(
                  "folder /cold on n1 is not the store that holds s0: mount that one"));
    }
    world.faults().mountStore(N1, FOLDER);
    assertThat(world.await(log.reconfigModify(s1, compressed)))
        .isInstanceOf(ModifyResult.Modified.class);
  }

  private List<String> objects(LogletId copy) throws Unavailable {
    ObjectStore store = world.host(META, "inspector").objects(new Value.Folder(FOLDER));
    return world.await(store.list(copy.toString()));
  }

  private LogletId first(VirtualLog handle) {
    return stored(handle).chain().segments().getFirst().loglet();
  }

  private static Stored stored(VirtualLog handle) {
    return handle.status().stored();
  }

  private static ProtocolSpec memory() {
    return ProtocolSpec.of("memory").with("node", new Value.Node(META));
  }

  private VirtualLog open(NodeId node) throws Unavailable {
    Host host = world.host(node, "client");
    FailureDetector detector = FailureDetector.trusting(new LinkedHashSet<>(world.nodes()));
    return world.await(
        VirtualLog.open(host, "default", register(host), detector, LogOptions.DEFAULT));
  }

  private VersionedRegister register(Host host) throws Unavailable {
    ProtocolSpec created =
        world.await(
            REGISTERS.create(
                host, VirtualLog.registerOf("default"), memory(), Duration.ofSeconds(1)));
    return REGISTERS.open(host, VirtualLog.registerOf("default"), created, Duration.ofSeconds(1));
  }
}
