package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.objects.ObjectsProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.ObjectStore;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Copies in an object store: two copiers at once, a node that has another disk under the store's
 * path, a chunk that is damaged, and a copier that goes on after its copy was destroyed (V10, N14,
 * O3).
 */
public final class ColdStorage extends Drill {
  private static final String FOLDER = "/cold";
  private static final ProtocolSpec SPEC =
      ProtocolSpec.of("objects").with("folder", new Value.Folder(FOLDER));
  private static final HandleLimits LIMITS = HandleLimits.DEFAULT;

  /** Some to a chunk. */
  private static final int BYTES = 300_000;

  private static final int ENTRIES = 10;

  private final ObjectsProvider provider = new ObjectsProvider();

  /** Loaded by name. */
  public ColdStorage() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed ^ 0x636f6c64L);
    World world =
        World.seeded(seed)
            .nodes("n1", "n2", "n3")
            .catalogue(new Catalogue(List.of(provider), List.of()))
            .build();
    copiersRace(world, random, new LogletId("default", 1), findings);
    anotherDiskIsMounted(world, new LogletId("default", 1), findings);
    chunkIsDamaged(world, random, new LogletId("default", 1), findings);
    destroyedTooSoon(world, new LogletId("default", 2), findings);
  }

  private void copiersRace(World world, SplittableRandom random, LogletId id, List<String> findings)
      throws Unavailable {
    List<LogletCopy> copiers = List.of(copier(world, 1, id), copier(world, 2, id));
    int[] at = new int[2];
    while (at[0] < ENTRIES || at[1] < ENTRIES) {
      int who = at[0] == ENTRIES ? 1 : at[1] == ENTRIES ? 0 : random.nextInt(2);
      int end = Math.min(ENTRIES, at[who] + 1 + random.nextInt(6));
      world.await(copiers.get(who).write(new LogletOffset(at[who]), batch(at[who], end)));
      at[who] = end;
    }
    int first = random.nextInt(2);
    world.await(copiers.get(first).finish(new LogletOffset(ENTRIES)));
    world.await(copiers.get(1 - first).finish(new LogletOffset(ENTRIES)));
    if (!readAll(world, id).equals(batch(0, ENTRIES).entries())) {
      findings.add("not-what-was-copied");
    }
  }

  private void anotherDiskIsMounted(World world, LogletId id, List<String> findings)
      throws Unavailable {
    world.faults().mountAnotherStore(new NodeId("n3"), FOLDER);
    try {
      world.await(read(world, id, LogletOffset.ZERO));
      findings.add("another-disk-answered");
    } catch (Unavailable noticed) {
      // As it should be.
    }
    try {
      world.await(provider.destroy(host(world, 3), id, bound(world), LIMITS));
      findings.add("another-disk-answered");
    } catch (Unavailable noticed) {
      // As it should be.
    }
    world.faults().mountStore(new NodeId("n3"), FOLDER);
    if (!readAll(world, id).equals(batch(0, ENTRIES).entries())) {
      findings.add("not-what-was-copied");
    }
  }

  private void chunkIsDamaged(
      World world, SplittableRandom random, LogletId id, List<String> findings) throws Unavailable {
    ObjectStore store = host(world, 3).objects(new Value.Folder(FOLDER));
    List<String> chunks =
        world.await(store.list(id.toString())).stream()
            .filter(name -> name.contains("/chunk-"))
            .toList();
    String chunk = chunks.get(random.nextInt(chunks.size()));
    byte[] bytes = world.await(store.get(chunk)).orElseThrow().toByteArray();
    bytes[bytes.length - 1 - random.nextInt(BYTES / 2)] ^= 1;
    world.await(store.delete(chunk));
    world.await(store.putIfAbsent(chunk, Payload.wrap(bytes)));
    try {
      readAll(world, id);
      findings.add("damage-read");
    } catch (Unavailable noticed) {
      // As it should be.
    }
  }

  private void destroyedTooSoon(World world, LogletId id, List<String> findings)
      throws Unavailable {
    LogletCopy copier = copier(world, 1, id);
    world.await(copier.write(LogletOffset.ZERO, batch(0, ENTRIES)));
    world.await(provider.destroy(host(world, 2), id, bound(world), LIMITS));
    try {
      world.await(copier.finish(new LogletOffset(ENTRIES)));
      findings.add("destroyed-came-back");
    } catch (Unavailable refused) {
      ReadResult read = world.await(read(world, id, LogletOffset.ZERO));
      if (!(read instanceof ReadResult.Unknown)) {
        findings.add("destroyed-came-back");
      }
    }
  }

  private LogletCopy copier(World world, int node, LogletId id) throws Unavailable {
    Host host = host(world, node);
    var importer = provider.importer().orElseThrow();
    ProtocolSpec begun = world.await(importer.begin(host, id, SPEC, LogletOffset.ZERO, LIMITS));
    return importer.open(host, id, begun, LogletOffset.ZERO, LIMITS);
  }

  private ProtocolSpec bound(World world) throws Unavailable {
    return world.await(provider.importer().orElseThrow().bind(host(world, 1), SPEC, LIMITS));
  }

  private List<Entry> readAll(World world, LogletId id) throws Unavailable {
    List<Entry> all = new ArrayList<>();
    LogletOffset at = LogletOffset.ZERO;
    while (at.value() < ENTRIES
        && world.await(read(world, id, at))
            instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
      all.addAll(entries);
      at = next;
    }
    return all;
  }

  private Future<ReadResult> read(World world, LogletId id, LogletOffset from) throws Unavailable {
    return provider
        .open(host(world, 3), id, bound(world), LIMITS)
        .readNext(from, new LogletOffset(ENTRIES), 1 << 20);
  }

  private static Host host(World world, int node) {
    return world.host(new NodeId("n" + node), "client");
  }

  private static ReadResult.Entries batch(int from, int to) {
    List<Entry> entries = new ArrayList<>();
    for (int at = from; at < to; at++) {
      byte[] bytes = new byte[BYTES];
      Arrays.fill(bytes, (byte) at);
      entries.add(new Entry.Data(new LogletOffset(at), Payload.wrap(bytes)));
    }
    return new ReadResult.Entries(entries, new LogletOffset(to));
  }
}
