package dev.rhenea.composition.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.ColdStorage;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A copy has no conductor, and no part of it is taken on trust (V10). */
class CopiesInLockstepTest {
  private static final LogletId ID = new LogletId("copied", 1);
  private static final LogletOffset FIRST = LogletOffset.ZERO;
  private static final LogletOffset TAIL = new LogletOffset(3);
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));
  private static final NodeId CONDUCTOR = new NodeId("n3");
  private static final ReadResult.Entries ENTRIES =
      new ReadResult.Entries(
          List.of(
              new Entry.Data(FIRST, Payload.utf8("a")),
              new Entry.Data(new LogletOffset(2), Payload.utf8("c"))),
          TAIL);

  private final World world =
      World.seeded(5).nodes("n1", "n2", "n3", "c1").catalogue(Written.CATALOGUE).build();
  private final Host host = world.host(new NodeId("c1"), "client");
  private final LogletProvider provider = Written.CATALOGUE.loglet("mirror").orElseThrow();
  private final LogletImporter importer = provider.importer().orElseThrow();

  private ProtocolSpec begin(String text) throws Unavailable {
    ProtocolSpec bound = world.await(importer.bind(host, Written.spec(text), LIMITS));
    return world.await(importer.begin(host, ID, bound, FIRST, LIMITS));
  }

  private ProtocolSpec copied(String text) throws Unavailable {
    ProtocolSpec begun = begin(text);
    LogletCopy copier = importer.open(host, ID, begun, FIRST, LIMITS);
    world.await(copier.write(FIRST, ENTRIES));
    world.await(copier.finish(TAIL));
    return begun;
  }

  /** Neither while it is made nor when it is destroyed is anybody asked who would conduct it. */
  @Test
  void nobodyConductsACopy() throws Unavailable {
    world.faults().crash(CONDUCTOR);
    ProtocolSpec begun = copied("mirror(memory(n1), memory(n2), conductor: n3)");
    assertThat(begun.unbound()).isEqualTo(Written.spec("mirror(memory(n1), memory(n2))"));
    assertThat(world.await(open(begun).checkTail()).offset()).isEqualTo(TAIL);
    world.await(provider.destroy(host, ID, begun, LIMITS));
    assertThat(read(open(begun))).isEqualTo(new ReadResult.Unknown());
  }

  /** What is to be destroyed may be one that was created, as far as its spec says. */
  @Test
  void whatIsNotKnownToBeACopyEndsItsConductor() throws Unavailable {
    world.faults().crash(CONDUCTOR);
    ProtocolSpec spec = Written.spec("mirror(memory(n1), memory(n2), conductor: n3)");
    assertThatThrownBy(() -> world.await(provider.destroy(host, ID, spec, LIMITS)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("conductor n3");
  }

  @Test
  void aPositionWithoutAnEntryIsAFiller() throws Unavailable {
    assertThat(read(open(copied("mirror(memory(n1), memory(n2))"))))
        .isEqualTo(
            new ReadResult.Entries(
                List.of(
                    ENTRIES.entries().getFirst(),
                    new Entry.Filler(new LogletOffset(1)),
                    ENTRIES.entries().getLast()),
                TAIL));
  }

  @Test
  void whatOneChildLostIsReadAndNotReadBack() throws Unavailable {
    ProtocolSpec begun = copied("mirror(memory(n1), memory(n2))");
    Loglet readBack = importer.readBack(host, ID, begun, LIMITS).orElseThrow();
    assertThat(read(readBack)).isInstanceOf(ReadResult.Entries.class);
    world.faults().crash(new NodeId("n2"));
    world.faults().restart(new NodeId("n2"));
    assertThat(read(open(begun))).isInstanceOf(ReadResult.Entries.class);
    assertThat(read(readBack)).isEqualTo(new ReadResult.Unknown());
    world.faults().crash(new NodeId("n2"));
    assertThat(read(open(begun))).isInstanceOf(ReadResult.Entries.class);
    assertThatThrownBy(() -> read(readBack)).isInstanceOf(Unavailable.class);
  }

  /**
   * A node of a version before takes a copy for a mirror whose conductor was never bound: life 0.
   */
  @Test
  void versionsThatKnowNoCopiesFindNothingThatIsRight() throws Unavailable {
    ProtocolSpec begun = copied("mirror(memory(n1), memory(n2))");
    Loglet part =
        Written.CATALOGUE
            .loglet("memory")
            .orElseThrow()
            .open(host, ID.child(0), begun.children().getFirst(), LIMITS);
    ReadResult.Entries stored = (ReadResult.Entries) read(part);
    Stamp unbound = new Stamp(new StorageId(0));
    assertThat(stored.entries())
        .hasSize(3)
        .allSatisfy(entry ->
            assertThat(unbound.rightAt(entry.offset(), ((Entry.Data) entry).payload())).isEmpty());
  }

  /** Not every child heard of a trim; whoever reads meanwhile gets the entries, not by chance. */
  @Test
  void whatOneChildTrimmedAnotherMayHave() throws Unavailable {
    ProtocolSpec begun = copied("mirror(memory(n1), memory(n2))");
    LogletProvider memory = Written.CATALOGUE.loglet("memory").orElseThrow();
    ReadResult all = read(open(begun));
    for (int child = 0; child < 2; child++) {
      Loglet part = memory.open(host, ID.child(child), begun.children().get(child), LIMITS);
      world.await(part.prefixTrim(new LogletOffset(2)));
      assertThat(read(open(begun)))
          .isEqualTo(child == 0 ? all : new ReadResult.Trimmed(new LogletOffset(2)));
    }
  }

  /** As that of a segment which somebody else has made. */
  @Test
  void whatIsNotInstalledHereIsNotColdAsFarAsThisNodeKnows() {
    ProtocolSpec foreign = ProtocolSpec.of("foreign");
    ProtocolSpec mirror =
        ProtocolSpec.of("mirror")
            .with("children", new Value.Items(List.of(new Value.Child(foreign))));
    assertThat(provider.coldStorage(host, mirror, LIMITS)).isEqualTo(ColdStorage.NONE);
    assertThat(
            Written.CATALOGUE
                .loglet("checksum")
                .orElseThrow()
                .coldStorage(
                    host,
                    ProtocolSpec.of("checksum").with("child", new Value.Child(foreign)),
                    LIMITS))
        .isEqualTo(ColdStorage.NONE);
  }

  private Loglet open(ProtocolSpec begun) {
    return provider.open(host, ID, begun, LIMITS);
  }

  private ReadResult read(Loglet handle) throws Unavailable {
    Future<ReadResult> read = handle.readNext(FIRST, TAIL, 1000);
    return world.await(read);
  }
}
