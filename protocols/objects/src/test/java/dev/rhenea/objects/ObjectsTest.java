package dev.rhenea.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What stands in the store, and what happens when it is not what it was. */
class ObjectsTest {
  private static final String FOLDER = "/cold";
  private static final ProtocolSpec SPEC =
      ProtocolSpec.of("objects").with("folder", new Value.Folder(FOLDER));
  private static final LogletId ID = new LogletId("default", 7);
  private static final HandleLimits LIMITS = HandleLimits.DEFAULT;

  private final ObjectsProvider provider = new ObjectsProvider(4);
  private final World world =
      World.seeded(1)
          .nodes("n1", "n2")
          .catalogue(new Catalogue(List.of(provider), List.of()))
          .build();
  private final Host host = world.host(new NodeId("n1"), "client");
  private final ObjectStore store = host.objects(new Value.Folder(FOLDER));
  private final LogletImporter importer = provider.importer().orElseThrow();
  private final ProtocolSpec bound;

  ObjectsTest() throws Unavailable {
    bound = world.await(importer.bind(host, SPEC, LIMITS));
  }

  private <T> T await(Future<T> future) throws Unavailable {
    return world.await(future);
  }

  private LogletCopy begin() throws Unavailable {
    await(importer.begin(host, ID, bound, LogletOffset.ZERO, LIMITS));
    return importer.open(host, ID, bound, LogletOffset.ZERO, LIMITS);
  }

  /** Ten entries of two bytes: two in a chunk. */
  private void copy() throws Unavailable {
    LogletCopy copy = begin();
    for (long at = 0; at < 10; at++) {
      write(copy, at);
    }
    await(copy.finish(new LogletOffset(10)));
  }

  private void write(LogletCopy copy, long at) throws Unavailable {
    List<Entry> one = List.of(new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)));
    LogletOffset next = new LogletOffset(at + 1);
    await(copy.write(new LogletOffset(at), new ReadResult.Entries(one, next)));
  }

  private Loglet open() {
    return provider.open(host, ID, bound, LIMITS);
  }

  private ReadResult read(long from) throws Unavailable {
    return await(open().readNext(new LogletOffset(from), new LogletOffset(10), 1000));
  }

  private List<String> names() throws Unavailable {
    return await(store.list(ID.toString()));
  }

  private String chunk(int number) throws Unavailable {
    return names().stream()
        .filter(name -> name.contains("/chunk-") && name.endsWith("-" + number))
        .findFirst()
        .orElseThrow();
  }

  /** A copy of fillers alone is not one chunk, which a copier would keep in memory. */
  @Test
  void fillersTakeRoomInAChunk() throws Unavailable {
    LogletCopy copy = begin();
    for (long at = 0; at < 10; at += 2) {
      await(
          copy.write(
              new LogletOffset(at), new ReadResult.Entries(List.of(), new LogletOffset(at + 2))));
    }
    await(copy.finish(new LogletOffset(10)));
    assertThat(names()).filteredOn(name -> name.contains("/chunk-")).hasSize(3);
    assertThat(((ReadResult.Entries) read(4)).entries())
        .startsWith(new Entry.Filler(new LogletOffset(4)));
  }

  @Test
  void entriesStandInChunksThatAManifestNames() throws Unavailable {
    copy();
    assertThat(names()).filteredOn(name -> name.contains("/chunk-")).hasSize(5);
    assertThat(names()).contains(ID + "/manifest");
    assertThat(read(4))
        .isEqualTo(
            new ReadResult.Entries(
                LongStream.of(4, 5)
                    .<Entry>mapToObj(
                        at -> new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)))
                    .toList(),
                new LogletOffset(6)));
  }

  @Test
  void aDamagedChunkIsAnErrorAndNoEntry() throws Unavailable {
    copy();
    String chunk = chunk(2);
    byte[] bytes = await(store.get(chunk)).orElseThrow().toByteArray();
    bytes[bytes.length - 1] ^= 1;
    await(store.delete(chunk));
    await(store.putIfAbsent(chunk, Payload.wrap(bytes)));
    assertThatThrownBy(() -> read(4)).hasMessageContaining(chunk + " of default/7 is damaged");
    assertThat(read(6)).isInstanceOf(ReadResult.Entries.class);
  }

  /** What nobody trimmed and nobody destroyed is missed, not passed over. */
  @Test
  void aLostChunkIsAnError() throws Unavailable {
    copy();
    await(store.delete(chunk(2)));
    assertThatThrownBy(() -> read(4)).hasMessageContaining("is missing");
  }

  @Test
  void whatIsTrimmedLeavesTheStore() throws Unavailable {
    copy();
    await(open().prefixTrim(new LogletOffset(5)));
    world.runFor(Duration.ofSeconds(1));
    assertThat(names()).filteredOn(name -> name.contains("/chunk-")).hasSize(3);
    assertThat(read(0)).isEqualTo(new ReadResult.Trimmed(new LogletOffset(5)));
    assertThat(read(5)).isInstanceOf(ReadResult.Entries.class);
  }

  @Test
  void ofADestroyedCopyNothingIsLeftButTheMark() throws Unavailable {
    copy();
    assertThat(await(provider.destroy(host, ID, bound, LIMITS))).isEqualTo(Done.DONE);
    assertThat(names()).containsExactly(ID + "/gone");
  }

  @Test
  void whatIsBegunAfterTheEndLeavesNothing() throws Unavailable {
    LogletCopy copy = begin();
    await(provider.destroy(host, ID, bound, LIMITS));
    assertThatThrownBy(this::begin).hasMessageContaining("copy default/7 was destroyed");
    write(copy, 0);
    assertThatThrownBy(() -> write(copy, 1)).hasMessageContaining("was destroyed");
    assertThat(names()).containsExactly(ID + "/gone");
  }

  /** N14: a folder that is not mounted is no store in which nothing is. */
  @Test
  void whereTheFolderIsNotThereNothingIsKnownAndNothingDone() throws Unavailable {
    copy();
    NodeId n2 = new NodeId("n2");
    world.faults().unmountStore(n2, FOLDER);
    assertKnowsNothing(n2, "folder /cold is not there on n2");
    world.faults().mountAnotherStore(n2, FOLDER);
    assertKnowsNothing(n2, "folder /cold is another store on n2");
    world.faults().mountStore(n2, FOLDER);
    assertThat(read(0)).isInstanceOf(ReadResult.Entries.class);
    assertThat(await(provider.destroy(world.host(n2, "client"), ID, bound, LIMITS)))
        .isEqualTo(Done.DONE);
  }

  private void assertKnowsNothing(NodeId node, String why) {
    Host there = world.host(node, "client");
    Loglet handle = provider.open(there, ID, bound, LIMITS);
    assertThatThrownBy(() -> await(handle.readNext(LogletOffset.ZERO, new LogletOffset(10), 1)))
        .hasMessageContaining(why);
    assertThatThrownBy(() -> await(handle.checkTail())).hasMessageContaining(why);
    assertThatThrownBy(() -> await(provider.destroy(there, ID, bound, LIMITS)))
        .hasMessageContaining(why);
    assertThatThrownBy(() -> await(importer.begin(there, ID, bound, LogletOffset.ZERO, LIMITS)))
        .hasMessageContaining(why);
  }

  @Test
  void aFolderIsTheSameOnEveryNode() {
    ProtocolSpec relative = SPEC.with("folder", new Value.Folder("cold"));
    assertThatThrownBy(() -> provider.validate(relative, host.catalogue()))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageContaining("folder 'cold' is relative");
    provider.validate(SPEC, host.catalogue());
  }

  /** Whatever the store does, it ends, and the store's own words are what is read. */
  @Test
  void everyCallEndsWithinItsDeadline() throws Unavailable {
    copy();
    world.faults().storeLoss(1);
    assertEnds("the object store /cold is silent");
    world.faults().storeLoss(0);
    world.faults().storeSilence(true);
    assertEnds("the object store did not answer");
  }

  private void assertEnds(String why) {
    List<Future<?>> calls =
        List.of(
            open().checkTail(),
            open().readNext(LogletOffset.ZERO, new LogletOffset(10), 1),
            open().prefixTrim(new LogletOffset(5)),
            importer.bind(host, SPEC, LIMITS),
            importer.begin(host, ID, bound, LogletOffset.ZERO, LIMITS),
            importer.open(host, ID, bound, LogletOffset.ZERO, LIMITS).finish(LogletOffset.ZERO),
            provider.destroy(host, ID, bound, LIMITS));
    world.runFor(LIMITS.deadline().plusMillis(1));
    for (Future<?> call : calls) {
      assertThat(call.isDone()).isTrue();
      assertThatThrownBy(() -> await(call))
          .isInstanceOf(Unavailable.class)
          .hasMessageContaining(why);
    }
  }

  @Test
  void thereAreNoOpenObjects() {
    assertThatThrownBy(() -> await(provider.create(host, ID, SPEC, LIMITS)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("objects take no appends");
  }
}
