package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One seed: a copy on a few LogServers, copiers that die and are followed by others, readers who
 * also trim, a {@link Nemesis}; and then the judgement by {@link CopyLaws}, and of who is late. In
 * some no copier survives its finish.
 */
final class CopyRun {
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(800));
  private static final List<NodeId> CLIENTS = Stream.of("c1", "c2", "c3").map(NodeId::new).toList();

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
  private final CopyLaws laws;
  private boolean deadly;
  private int handles;
  private int copiers;
  private final List<Runnable> dying = new ArrayList<>();
  private boolean seenInTrouble;
  private final Set<NodeId> whole = new HashSet<>();
  private boolean trimmedLate;
  private boolean half;

  CopyRun(long seed) throws Unavailable {
    random = new SplittableRandom(seed ^ 0x636f7079);
    id = new LogletId("copy", seed);
    first = new LogletOffset(random.nextInt(3) == 0 ? 7 : 0);
    tail = new LogletOffset(first.value() + 1 + random.nextInt(30));
    laws = new CopyLaws(tail);
    deadly = random.nextInt(4) == 0;
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
    List<CopyReader> readers = CLIENTS.stream().map(this::open).toList();
    int steps = 40 + random.nextInt(60);
    for (int step = 0; step < steps; step++) {
      switch (random.nextInt(8)) {
        case 0 -> copy();
        case 1, 2, 3, 4 -> readers.get(random.nextInt(readers.size())).startReading(somewhere());
        case 5 -> checkOrTrim(readers.get(random.nextInt(readers.size())));
        default -> nemesis.act();
      }
      boolean longer = random.nextInt(10) == 0;
      world.runFor(Duration.ofNanos(random.nextLong(longer ? 300_000_000 : 3_000_000)));
    }
    judge();
  }

  private void checkOrTrim(CopyReader reader) {
    if (random.nextBoolean()) {
      reader.startChecking();
    } else {
      reader.startTrimming(somewhere());
    }
  }

  /** A majority has everything: the moment for a copier to be cut off from all but a minority. */
  private void cut(NodeId copier) {
    List<NodeId> reached = minority();
    members.stream()
        .filter(member -> !reached.contains(member))
        .forEach(member -> world.faults().cut(copier, member));
  }

  /** A LogServer is whole: the moment for those who made it so to die. */
  private void strike(Traced traced) {
    trimmedLate |=
        traced.step() instanceof NativeTrace.LogServer.Trimmed && !whole.contains(traced.node());
    if (deadly && traced.step() instanceof NativeTrace.Copier.Held) {
      cut(traced.node());
    }
    if (traced.step() instanceof NativeTrace.LogServer.Whole) {
      whole.add(traced.node());
      if (deadly || random.nextInt(3) > 0) {
        dying.forEach(Runnable::run);
        dying.clear();
      }
    }
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
    if (deadly || random.nextInt(4) > 0) {
      Environment environment = host.environment();
      environment.timers().after(Duration.ofNanos(random.nextLong(60_000_000)), copy::close);
      dying.add(() -> environment.execute(copy::close));
    }
  }

  private Future<Done> write(LogletCopy copy, LogletOffset from, int size) {
    if (from.equals(tail)) {
      return copy.finish(tail)
          .map(done -> {
            laws.saw();
            return done;
          });
    }
    LogletOffset to = LogletOffset.min(tail, new LogletOffset(from.value() + size));
    ReadResult.Entries batch = new ReadResult.Entries(CopyLaws.entries(from, to), to);
    return copy.write(from, batch).compose(done -> write(copy, to, size));
  }

  // ---- readers ----

  private CopyReader open(NodeId node) {
    Host host = world.host(node, "reader" + handles++);
    return new CopyReader(cluster, host, provider.open(host, id, begun, LIMITS), laws, tail);
  }

  // ---- the judgement ----

  private void judge() throws Unavailable {
    deadly = false;
    nemesis.rest(List.of());
    seenInTrouble = laws.wasSeen();
    half = !whole.isEmpty() && !seenInTrouble;
    world.runFor(LIMITS.deadline().multipliedBy(3));
    late();
    List<Boolean> exists = new ArrayList<>();
    for (NodeId node : CLIENTS) {
      exists.add(open(node).isThere(first));
    }
    laws.require(exists.stream().distinct().count() == 1, "V10: some see it: " + exists);
    laws.require(!laws.wasSeen() || exists.getFirst(), "V10: it was seen, and is not there");
    finish();
    assertThat(laws.broken()).as("seed %d of %s", world.seed(), begun).isEmpty();
  }

  /**
   * Who knows that it exists can trim it, and then has its tail, while one minority is down, those
   * that are late first, and then another; and whoever is up then has everything, for good (C5).
   */
  private void late() throws Unavailable {
    CopyReader reader = open(CLIENTS.getFirst());
    if (reader.read(first) instanceof ReadResult.Unknown) {
      return;
    }
    List<NodeId> order = new ArrayList<>(members);
    order.sort(Comparator.comparing(whole::contains)); // false first
    nemesis.rest(order.subList(0, members.size() / 2));
    LogletOffset mark = somewhere();
    reader.trim(mark);
    List<NodeId> down = minority();
    nemesis.rest(down);
    reader.checkTail();
    for (NodeId one : members.stream().filter(member -> !down.contains(member)).toList()) {
      nemesis.rest(members.stream().filter(member -> !member.equals(one)).toList());
      open(CLIENTS.getLast()).readAll(first);
    }
    nemesis.rest(List.of());
  }

  /** Half of the LogServers, and not one more. */
  private List<NodeId> minority() {
    List<NodeId> dead = new ArrayList<>(members);
    while (dead.size() > members.size() / 2) {
      dead.remove(random.nextInt(dead.size()));
    }
    return dead;
  }

  /** Whatever happened, with everybody there it can be finished. */
  private void finish() throws Unavailable {
    Host host = world.host(CLIENTS.getFirst(), "last copier");
    LogletCopy copy = importer.open(host, id, begun, first, LIMITS);
    cluster.await(host, () -> write(copy, first, 4));
    for (NodeId node : CLIENTS) {
      laws.require(open(node).isThere(first), "V10: it was finished, and is not there");
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

  /** Whether a LogServer that was not whole took a trim mark (C5). */
  boolean trimmedLate() {
    return trimmedLate;
  }

  /** Identifies everything that happened. */
  String traceHash() {
    return world.traceHash();
  }
}
