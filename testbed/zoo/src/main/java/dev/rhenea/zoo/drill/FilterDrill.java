package dev.rhenea.zoo.drill;

import dev.rhenea.composition.cache.CacheProvider;
import dev.rhenea.composition.checksum.ChecksumProvider;
import dev.rhenea.composition.compress.CompressProvider;
import dev.rhenea.composition.encrypt.EncryptProvider;
import dev.rhenea.composition.filter.Filter;
import dev.rhenea.composition.throttle.ThrottleProvider;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Each filter around a Loglet in memory, in the situation that its rule is for. */
public final class FilterDrill extends Drill {
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));
  private static final NodeId NODE = new NodeId("n1");
  private static final String KEY = "log.key";

  /** Loaded by name. */
  public FilterDrill() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed);
    damaged(seed, random, findings);
    incompressible(seed, random, findings);
    equalEntries(seed, findings);
    budget(seed, random, findings);
    trimmed(seed, random, findings);
  }

  /** One filter, opened on a world of its own. */
  private record Stage(World world, Host host, LogletId id, ProtocolSpec created, Filter filter) {
    static Stage of(long seed, Filter filter, ProtocolSpec settings) throws Unavailable {
      LogletProvider memory = new MemoryLogletProvider();
      World world =
          World.seeded(seed)
              .nodes(List.of(NODE))
              .catalogue(new Catalogue(List.of(memory, filter), List.of()))
              .file(KEY, Payload.utf8("1a".repeat(32)))
              .build();
      Host host = world.host(NODE, "client");
      LogletId id = new LogletId("drill", seed);
      ProtocolSpec child = ProtocolSpec.of("memory").with("node", new Value.Node(NODE));
      ProtocolSpec spec = settings.with(Filter.CHILD, new Value.Child(child));
      return new Stage(world, host, id, world.await(filter.create(host, id, spec, LIMITS)), filter);
    }

    Loglet handle() {
      return filter.open(host, id, created, LIMITS);
    }

    /** A handle on what the filter is put around. */
    Loglet child() {
      return new MemoryLogletProvider()
          .open(
              host,
              id.child(0),
              created.children().getFirst(),
              LIMITS.withOverhead(filter.overhead()));
    }

    AppendResult append(Loglet loglet, Payload entry) throws Unavailable {
      return world.await(loglet.append(entry));
    }

    ReadResult read(Loglet loglet, long offset) throws Unavailable {
      LogletOffset from = new LogletOffset(offset);
      return world.await(loglet.readNext(from, from.next(), 1 << 20));
    }

    byte[] stored(long offset) throws Unavailable {
      ReadResult.Entries found = (ReadResult.Entries) read(child(), offset);
      return ((Entry.Data) found.entries().getFirst()).payload().toByteArray();
    }
  }

  /** A bit of an entry changes below a checksum: the entry is put there again, damaged. */
  private static void damaged(long seed, SplittableRandom random, List<String> findings)
      throws Unavailable {
    Stage stage = Stage.of(seed, new ChecksumProvider(), ProtocolSpec.of("checksum"));
    stage.append(stage.handle(), noise(random, 20));
    byte[] bytes = stage.stored(0);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    stage.append(stage.child(), Payload.wrap(bytes));
    try {
      stage.read(stage.handle(), 1);
      findings.add("damage");
    } catch (Unavailable damaged) {
      // As it should be.
    }
  }

  /** The largest entry there may be, and it does not shrink. */
  private static void incompressible(long seed, SplittableRandom random, List<String> findings)
      throws Unavailable {
    Stage stage = Stage.of(seed, new CompressProvider(), ProtocolSpec.of("compress"));
    Payload largest = noise(random, LIMITS.largestEntry());
    if (!(stage.append(stage.handle(), largest) instanceof AppendResult.Appended)) {
      findings.add("size");
    }
  }

  /** Two entries that are equal must not look so. */
  private static void equalEntries(long seed, List<String> findings) throws Unavailable {
    Stage stage =
        Stage.of(
            seed,
            new EncryptProvider(),
            ProtocolSpec.of("encrypt").with("key", new Value.File(KEY)));
    Loglet loglet = stage.handle();
    stage.append(loglet, Payload.utf8("entry"));
    stage.append(loglet, Payload.utf8("entry"));
    if (Payload.wrap(stage.stored(0)).equals(Payload.wrap(stage.stored(1)))) {
      findings.add("salt");
    }
  }

  /** More appends than go within a deadline: whatever is written is written in time. */
  private static void budget(long seed, SplittableRandom random, List<String> findings)
      throws Unavailable {
    int rate = random.nextInt(5, 20);
    Stage stage =
        Stage.of(
            seed,
            new ThrottleProvider(),
            ProtocolSpec.of("throttle").with("entries", new Value.Whole(rate)));
    Loglet loglet = stage.handle();
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = 0; i < 3 * rate; i++) {
      appends.add(loglet.append(Payload.utf8("entry")));
    }
    for (Future<AppendResult> append : appends) {
      if (stage.world.await(append) instanceof AppendResult.Indeterminate) {
        findings.add("late");
      }
    }
    if (stage.world.now() < Duration.ofSeconds(2).toNanos() - 1_000_000_000 / rate) {
      findings.add("rate");
    }
  }

  /** Read, trimmed, read again. */
  private static void trimmed(long seed, SplittableRandom random, List<String> findings)
      throws Unavailable {
    Stage stage = Stage.of(seed, new CacheProvider(), ProtocolSpec.of("cache"));
    Loglet loglet = stage.handle();
    for (int i = 0; i < 5; i++) {
      stage.append(loglet, noise(random, 10));
      stage.read(loglet, i);
    }
    LogletOffset mark = stage.world.await(loglet.prefixTrim(new LogletOffset(3)));
    if (stage.read(loglet, random.nextLong(mark.value())) instanceof ReadResult.Entries) {
      findings.add("trim");
    }
  }

  private static Payload noise(SplittableRandom random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Payload.wrap(bytes);
  }
}
