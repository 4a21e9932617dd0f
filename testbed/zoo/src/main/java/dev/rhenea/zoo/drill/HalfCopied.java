package dev.rhenea.zoo.drill;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.nativeloglet.NativeTrace;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Copies of a closed segment on three LogServers, whose copier is cut off from two of them when it
 * is about to finish: everybody sees the copy, or nobody, whoever is up and whatever restarts (V10,
 * N14). And one LogServer that misses a part, and has everything in the end (O3), also what is left
 * if the copy was trimmed meanwhile (O5).
 */
public final class HalfCopied extends Drill {
  private static final List<NodeId> SERVERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  private static final NodeId COPIER = new NodeId("copier");
  private static final NodeId READER = new NodeId("reader");
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));

  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final LogletImporter importer = provider.importer().orElseThrow();

  /** Loaded by name. */
  public HalfCopied() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed ^ 0x68616c66L);
    World world =
        World.seeded(seed)
            .nodes(Stream.concat(SERVERS.stream(), Stream.of(COPIER, READER)).toList())
            .catalogue(new Catalogue(List.of(provider), List.of()))
            .build();
    new Scene(world, random, 1, random.nextInt(9), 1 + random.nextInt(9), findings).halfFinished();
    new Scene(world, random, 2, 1 + random.nextInt(9), 0, findings).halfFinished();
    new Scene(world, random, 3, random.nextInt(9), 3 + random.nextInt(9), findings).missed();
    new Scene(world, random, 4, random.nextInt(9), 3 + random.nextInt(9), findings).late();
    new Scene(world, random, 5, random.nextInt(9), 3 + random.nextInt(9), findings).lost();
  }

  /** One copy. */
  private final class Scene {
    private final World world;
    private final LogletId id;
    private final LogletOffset first;
    private final LogletOffset tail;
    private final ProtocolSpec begun;
    private final List<NodeId> servers = new ArrayList<>(SERVERS);
    private final List<String> findings;
    private int handles;

    Scene(
        World world,
        SplittableRandom random,
        int number,
        long first,
        long entries,
        List<String> findings)
        throws Unavailable {
      this.world = world;
      this.id = new LogletId("default", number);
      this.first = new LogletOffset(first);
      this.tail = new LogletOffset(first + entries);
      this.findings = findings;
      for (int i = servers.size() - 1; i > 0; i--) {
        servers.add(servers.remove(random.nextInt(i + 1)));
      }
      ProtocolSpec spec = ProtocolSpec.of("native").withNodes("logservers", SERVERS);
      Host host = world.host(COPIER, "beginner");
      begun = world.await(importer.begin(host, id, spec, this.first, LIMITS));
    }

    // ---- the copier is cut off ----

    void halfFinished() throws Unavailable {
      LogletCopy copier = copier();
      if (!first.equals(tail)) {
        world.await(copier.write(first, batch(first, tail)));
      }
      boolean[] cut = {false};
      world.observe(traced -> {
        if (!cut[0] && traced.step() instanceof NativeTrace.Copier.Held) {
          cut[0] = true;
          servers.subList(1, 3).forEach(server -> world.faults().cut(COPIER, server));
        }
      });
      try {
        world.await(copier.finish(tail));
        findings.add("finished-alone");
      } catch (Unavailable noticed) {
        // As it should be.
      }
      requireNotThere();
      powerCut();
      requireNotThere();
      world.faults().crash(servers.getFirst());
      requireNotThere();
      world.faults().restart(servers.getFirst());
      world.faults().heal();
      LogletCopy another = copier();
      if (!first.equals(tail)) {
        world.await(another.write(first, batch(first, tail)));
      }
      world.await(another.finish(tail));
      requireEverywhere();
    }

    private void requireNotThere() throws Unavailable {
      Loglet reader = open();
      if (!(world.await(reader.readNext(first, first.next(), 1000)) instanceof ReadResult.Unknown)
          || !(world.await(reader.readNext(LogletOffset.ZERO, first.next(), 1000))
              instanceof ReadResult.Unknown)) {
        findings.add("seen-too-soon");
      }
      try {
        world.await(reader.checkTail());
        findings.add("seen-too-soon");
      } catch (Unavailable noticed) {
        // As it should be.
      }
    }

    // ---- a LogServer misses a part ----

    void missed() throws Unavailable {
      NodeId missing = servers.getFirst();
      LogletCopy copier = copier();
      LogletOffset second = first.next();
      LogletOffset third = second.next();
      world.await(copier.write(first, batch(first, second)));
      world.faults().crash(missing);
      world.await(copier.write(second, batch(second, third)));
      world.faults().restart(missing);
      world.await(copier.write(third, batch(third, tail)));
      world.await(copier.finish(tail));
      requireEverywhere();
    }

    // ---- a LogServer misses the end ----

    /** The copy is finished, and trimmed, before it is up again; then it is needed. */
    void late() throws Unavailable {
      LogletOffset mark = first.next().next();
      finishedWithout(servers.getFirst());
      if (!world.await(open().prefixTrim(mark)).equals(mark)) {
        findings.add("trimmed-elsewhere");
      }
      world.faults().crash(servers.get(1));
      world.faults().restart(servers.getFirst());
      try {
        if (!world.await(open().checkTail()).equals(new Tail.Sealed(tail))) {
          findings.add("ends-elsewhere");
        }
      } catch (Unavailable leftOut) {
        findings.add("late-one-left-out");
        servers.forEach(world.faults()::restart);
        return;
      }
      world.faults().crash(servers.getLast());
      requireAll(mark);
      servers.forEach(world.faults()::restart);
    }

    /** Of two that were whole one is down, and one lost its disk; a third one that is not is up. */
    void lost() throws Unavailable {
      finishedWithout(servers.getFirst());
      world.faults().crash(servers.get(1));
      world.faults().wipe(servers.getLast());
      world.faults().restart(servers.getLast());
      world.faults().restart(servers.getFirst());
      try {
        if (world.await(open().readNext(first, tail, 1000)) instanceof ReadResult.Unknown) {
          findings.add("taken-for-destroyed");
        }
      } catch (Unavailable noticed) {
        // As it should be.
      }
      world.faults().restart(servers.get(1));
      requireAll(first);
    }

    private void finishedWithout(NodeId missing) throws Unavailable {
      LogletCopy copier = copier();
      LogletOffset second = first.next();
      world.await(copier.write(first, batch(first, second)));
      world.faults().crash(missing);
      world.await(copier.write(second, batch(second, tail)));
      world.await(copier.finish(tail));
    }

    /** Each LogServer has everything, and shows it alone, also after a loss of power. */
    private void requireEverywhere() throws Unavailable {
      world.runFor(Duration.ofSeconds(1));
      powerCut();
      for (NodeId server : servers) {
        List<NodeId> others = servers.stream().filter(other -> !other.equals(server)).toList();
        others.forEach(world.faults()::crash);
        requireAll(first);
        others.forEach(world.faults()::restart);
      }
    }

    private void requireAll(LogletOffset from) throws Unavailable {
      Loglet reader = open();
      List<Entry> all = new ArrayList<>();
      LogletOffset at = from;
      while (at.compareTo(tail) < 0
          && world.await(reader.readNext(at, tail, 1 << 20))
              instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
        all.addAll(entries);
        at = next;
      }
      if (!all.equals(batch(from, tail).entries())) {
        findings.add("not-what-was-copied");
      }
    }

    private void powerCut() {
      servers.forEach(world.faults()::crash);
      servers.forEach(world.faults()::restart);
    }

    private LogletCopy copier() {
      return importer.open(world.host(COPIER, "copier" + handles++), id, begun, first, LIMITS);
    }

    private Loglet open() {
      return provider.open(world.host(READER, "reader" + handles++), id, begun, LIMITS);
    }
  }

  private static ReadResult.Entries batch(LogletOffset from, LogletOffset to) {
    List<Entry> entries = new ArrayList<>();
    for (long at = from.value(); at < to.value(); at++) {
      LogletOffset offset = new LogletOffset(at);
      entries.add(
          at % 3 == 2
              ? new Entry.Filler(offset)
              : new Entry.Data(offset, Payload.utf8("entry " + at)));
    }
    return new ReadResult.Entries(entries, to);
  }
}
