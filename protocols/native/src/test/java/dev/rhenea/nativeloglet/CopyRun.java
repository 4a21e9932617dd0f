package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One seed: a copy on a few LogServers, copiers that die and are followed by others, readers, a
 * {@link Nemesis}; and then the judgement: whatever was read was the copy, and once anybody had
 * seen it, nobody who came later was told that it does not exist (V10, C4).
 */
final class CopyRun {
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(800));
  private static final List<NodeId> CLIENTS = Stream.of("c1", "c2", "c3").map(NodeId::new).toList();
  private static final int READ_BYTES = 100;

  private final SplittableRandom random;
  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final LogletImporter importer = provider.importer().orElseThrow();
  private final LogletId id;
  private final LogletOffset first;
  private final LogletOffset tail;
  private final List<NodeId> members;
  private final World world;
  private final SimulatedCluster cluster;
  private final Nemesis nemesis;
  private final ProtocolSpec begun;
  private final List<String> broken = new ArrayList<>();
  private int handles;
  private int copiers;
  private long seenAt = Long.MAX_VALUE;
  private long clock;
  private final List<Runnable> dying = new ArrayList<>();
  private boolean seenInTrouble;
  private boolean someAreWhole;
  private boolean half;

  CopyRun(long seed) throws Unavailable {
    random = new SplittableRandom(seed ^ 0x636f7079);
    id = new LogletId("copy", seed);
    first = new LogletOffset(random.nextInt(3) == 0 ? 7 : 0);
    tail = new LogletOffset(first.value() + 1 + random.nextInt(30));
    int size = random.nextInt(3) == 0 ? 5 : 3;
    members = IntStream.rangeClosed(1, size).mapToObj(i -> new NodeId("n" + i)).toList();
    world =
        World.seeded(seed)
            .nodes(Stream.concat(members.stream(), CLIENTS.stream()).toList())
            .catalogue(new Catalogue(List.of(provider), List.of()))
            .observer(this::strike)
            .build();
    cluster = new SimulatedCluster(world);
    ProtocolSpec spec = ProtocolSpec.of("native").withNodes(NativeParameters.LOG_SERVERS, members);
    Host host = world.host(CLIENTS.getFirst(), "beginner");
    begun = cluster.await(host, () -> importer.begin(host, id, spec, first, LIMITS));
    nemesis = new Nemesis(world, members, random.split(), random.nextInt(3) * 0.01);
  }

  /** Lets everybody act, then judges. */
  void run() throws Unavailable {
    List<Handle> readers = CLIENTS.stream().map(this::open).toList();
    int steps = 40 + random.nextInt(60);
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(8)) {
        case 0 -> copy();
        case 1, 2, 3, 4 -> readers.get(random.nextInt(readers.size())).read(somewhere());
        case 5 -> readers.get(random.nextInt(readers.size())).checkTail();
        default -> nemesis.act();
      }
      boolean longer = random.nextInt(10) == 0;
      world.runFor(Duration.ofNanos(random.nextLong(longer ? 300_000_000 : 3_000_000)));
    }
    judge();
  }

  /** A LogServer is whole: the moment for those who made it so to die. */
  private void strike(Traced traced) {
    if (traced.step() instanceof NativeTrace.LogServer.Whole) {
      someAreWhole = true;
      if (random.nextInt(3) > 0) {
        dying.forEach(Runnable::run);
        dying.clear();
      }
    }
  }

  private long tick() {
    return clock++;
  }

  private LogletOffset somewhere() {
    return new LogletOffset(first.value() + random.nextLong(tail.value() - first.value()));
  }

  // ---- copiers ----

  /** Somebody copies from the beginning, and perhaps dies on the way. */
  private void copy() {
    Host host = world.host(CLIENTS.get(random.nextInt(CLIENTS.size())), "copier" + copiers++);
    LogletCopy copy = importer.open(host, id, begun, first, LIMITS);
    int size = 1 + random.nextInt(12);
    cluster.start(host, () -> write(copy, first, size));
    if (random.nextInt(4) > 0) {
      Environment environment = host.environment();
      environment.timers().after(Duration.ofNanos(random.nextLong(60_000_000)), copy::close);
      dying.add(() -> environment.execute(copy::close));
    }
  }

  private Future<Done> write(LogletCopy copy, LogletOffset from, int size) {
    if (from.equals(tail)) {
      return copy.finish(tail)
          .map(done -> {
            saw();
            return done;
          });
    }
    LogletOffset to = LogletOffset.min(tail, new LogletOffset(from.value() + size));
    ReadResult.Entries batch = new ReadResult.Entries(entries(from, to), to);
    return copy.write(from, batch).compose(done -> write(copy, to, size));
  }

  /** Every fifth position has no entry. */
  private static Entry entry(long at) {
    LogletOffset offset = new LogletOffset(at);
    return at % 5 == 4 ? new Entry.Filler(offset) : new Entry.Data(offset, Payload.utf8("e" + at));
  }

  private static List<Entry> entries(LogletOffset from, LogletOffset to) {
    List<Entry> entries = new ArrayList<>();
    for (long at = from.value(); at < to.value(); at++) {
      entries.add(entry(at));
    }
    return entries;
  }

  // ---- readers ----

  private void saw() {
    seenAt = Math.min(seenAt, tick());
  }

  private Handle open(NodeId node) {
    Host host = world.host(node, "reader" + handles++);
    return new Handle(host, provider.open(host, id, begun, LIMITS));
  }

  /** A reader's handle. */
  private final class Handle {
    private final Host host;
    private final Loglet loglet;

    Handle(Host host, Loglet loglet) {
      this.host = host;
      this.loglet = loglet;
    }

    void read(LogletOffset from) {
      cluster.start(host, () -> reading(from));
    }

    void checkTail() {
      cluster.start(host, this::checking);
    }

    Future<ReadResult> reading(LogletOffset from) {
      long begin = tick();
      return loglet.readNext(from, tail, READ_BYTES).map(result -> judged(begin, from, result));
    }

    private ReadResult judged(long begin, LogletOffset from, ReadResult result) {
      switch (result) {
        case ReadResult.Entries(List<Entry> found, LogletOffset next) -> {
          saw();
          if (found.isEmpty() || !found.equals(entries(from, next))) {
            broken.add("O3: %s at %s".formatted(found, from));
          }
        }
        case ReadResult.Unknown() -> {
          if (seenAt < begin) {
            broken.add("V10: seen at %d, and unknown to a read of %d".formatted(seenAt, begin));
          }
        }
        case ReadResult.Trimmed(LogletOffset mark) -> broken.add("V10: trimmed below " + mark);
      }
      return result;
    }

    Future<Tail> checking() {
      return loglet
          .checkTail()
          .map(found -> {
            saw();
            if (!found.equals(new Tail.Sealed(tail))) {
              broken.add("V10: the tail is " + found);
            }
            return found;
          });
    }
  }

  // ---- the judgement ----

  private void judge() throws Unavailable {
    nemesis.rest(List.of());
    seenInTrouble = seenAt < Long.MAX_VALUE;
    half = someAreWhole && !seenInTrouble;
    world.runFor(LIMITS.deadline().multipliedBy(3));
    List<Boolean> exists = new ArrayList<>();
    for (NodeId node : CLIENTS) {
      Handle late = open(node);
      exists.add(isThere(late));
    }
    if (exists.stream().distinct().count() > 1) {
      broken.add("V10: some see it and some do not: " + exists);
    }
    if (seenAt < Long.MAX_VALUE && exists.contains(false)) {
      broken.add("V10: it was seen, and is not there");
    }
    finish();
    assertThat(broken).as("seed %d of %s", world.seed(), begun).isEmpty();
  }

  /** Tail and entries, or neither. */
  private boolean isThere(Handle reader) throws Unavailable {
    ReadResult read = cluster.await(reader.host, () -> reader.reading(first));
    boolean there = read instanceof ReadResult.Entries;
    try {
      cluster.await(reader.host, reader::checking);
      if (!there) {
        broken.add("V10: a tail without entries");
      }
    } catch (Unavailable missing) {
      if (there) {
        broken.add("V10: entries without a tail");
      }
    }
    return there;
  }

  /** Whatever happened, with everybody there it can be finished. */
  private void finish() throws Unavailable {
    Host host = world.host(CLIENTS.getFirst(), "last copier");
    LogletCopy copy = importer.open(host, id, begun, first, LIMITS);
    cluster.await(host, () -> write(copy, first, 4));
    for (NodeId node : CLIENTS) {
      if (!isThere(open(node))) {
        broken.add("V10: it was finished, and is not there");
      }
    }
  }

  /** Whether anybody saw the copy before everything was mended. */
  boolean seenInTrouble() {
    return seenInTrouble;
  }

  /** Whether, when everything was mended, some LogServers were whole and nobody had seen it. */
  boolean half() {
    return half;
  }

  /** Identifies everything that happened. */
  String traceHash() {
    return world.traceHash();
  }
}
