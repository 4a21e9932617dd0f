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
  private static final ProtocolSpec SPEC =
      ProtocolSpec.of("objects").with("folder", new Value.Text("cold"));
  private static final LogletId ID = new LogletId("default", 7);
  private static final HandleLimits LIMITS = HandleLimits.DEFAULT;

  private final ObjectsProvider provider = new ObjectsProvider(4);
  private final World world =
      World.seeded(1).nodes("n1").catalogue(new Catalogue(List.of(provider), List.of())).build();
  private final Host host = world.host(new NodeId("n1"), "client");
  private final ObjectStore store = host.objects("cold");

  private <T> T await(Future<T> future) throws Unavailable {
    return world.await(future);
  }

  private LogletCopy begin() throws Unavailable {
    LogletImporter importer = provider.importer().orElseThrow();
    await(importer.begin(host, ID, SPEC, LogletOffset.ZERO, LIMITS));
    return importer.open(host, ID, SPEC, LogletOffset.ZERO, LIMITS);
  }

  /** Ten entries of two bytes: two in a chunk. */
  private void copy() throws Unavailable {
    LogletCopy copy = begin();
    for (long at = 0; at < 10; at++) {
      List<Entry> one = List.of(new Entry.Data(new LogletOffset(at), Payload.utf8("e" + at)));
      LogletOffset next = new LogletOffset(at + 1);
      await(copy.write(new LogletOffset(at), new ReadResult.Entries(one, next)));
    }
    await(copy.finish(new LogletOffset(10)));
  }

  private Loglet open() {
    return provider.open(host, ID, SPEC, LIMITS);
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

  @Test
  void entriesStandInChunksThatAManifestNames() throws Unavailable {
    copy();
    assertThat(names()).filteredOn(name -> name.contains("/chunk-")).hasSize(5);
    assertThat(names()).contains(ID + "/begun", ID + "/manifest");
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
    assertThat(await(provider.destroy(host, ID, SPEC, LIMITS))).isEqualTo(Done.DONE);
    assertThat(names()).containsExactly(ID + "/gone");
  }

  @Test
  void thereAreNoOpenObjects() {
    assertThatThrownBy(() -> await(provider.create(host, ID, SPEC, LIMITS)))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("objects take no appends");
  }
}
