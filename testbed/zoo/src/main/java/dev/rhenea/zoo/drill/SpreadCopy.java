package dev.rhenea.zoo.drill;

import dev.rhenea.composition.mirror.MirrorProvider;
import dev.rhenea.composition.parity.ParityProvider;
import dev.rhenea.composition.stripe.StripeProvider;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Entry;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.loglet.Tail;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A copy of a closed segment that is made of copies on several children, in batches of any size:
 * the first copier leaves something out and gives up, the next one cannot reach a child for a
 * while. In the end it can be read without the children that may be lost, and what one child holds
 * otherwise is noticed by whoever reads it back (V10).
 */
public final class SpreadCopy extends Drill {
  private static final List<NodeId> SERVERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  private static final NodeId COPIER = new NodeId("copier");
  private static final NodeId READER = new NodeId("reader");
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(1));

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(
              new StripeProvider(),
              new MirrorProvider(),
              new ParityProvider(),
              new MemoryLogletProvider()),
          List.of());

  /** What the copy is made of, and how many of its children are enough to read it. */
  private record Made(ProtocolSpec spec, int needed) {
    static Made drawn(SplittableRandom random) {
      return switch (random.nextInt(3)) {
        case 0 -> stripe(2 + random.nextInt(2));
        case 1 -> new Made(over("mirror", 2 + random.nextInt(2)), 1);
        default -> new Made(over("parity", 3).with("k", new Value.Whole(2)), 2);
      };
    }

    private static Made stripe(int children) {
      return new Made(over("stripe", children), children);
    }

    private static ProtocolSpec over(String protocol, int children) {
      List<Value> memories =
          SERVERS.stream()
              .limit(children)
              .map(node -> ProtocolSpec.of("memory").with("node", new Value.Node(node)))
              .<Value>map(Value.Child::new)
              .toList();
      return ProtocolSpec.of(protocol).with("children", new Value.Items(memories));
    }
  }

  /** Loaded by name. */
  public SpreadCopy() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed ^ 0x73707264L);
    World world =
        World.seeded(seed)
            .nodes(Stream.concat(SERVERS.stream(), Stream.of(COPIER, READER)).toList())
            .catalogue(CATALOGUE)
            .build();
    for (int copy = 1; copy <= 3; copy++) {
      new Scene(world, random, copy, Made.drawn(random), findings).play();
      new Scene(world, random, 10 + copy, Made.drawn(random), findings).playForged();
    }
  }

  /** One copy. */
  private static final class Scene {
    private final World world;
    private final SplittableRandom random;
    private final LogletId id;
    private final LogletOffset first;
    private final LogletOffset tail;
    private final int needed;
    private final LogletProvider provider;
    private final LogletImporter importer;
    private final ProtocolSpec begun;
    private final List<String> findings;
    private int handles;

    Scene(World world, SplittableRandom random, int number, Made made, List<String> findings)
        throws Unavailable {
      this.world = world;
      this.random = random;
      this.id = new LogletId("default", number);
      this.first = new LogletOffset(random.nextInt(9));
      this.tail = new LogletOffset(first.value() + 4 + random.nextInt(20));
      this.findings = findings;
      needed = made.needed();
      provider = CATALOGUE.loglet(made.spec().protocol()).orElseThrow();
      importer = provider.importer().orElseThrow();
      begun =
          world.await(
              importer.begin(world.host(COPIER, "beginner"), id, made.spec(), this.first, LIMITS));
    }

    void play() throws Unavailable {
      leaveSomethingOut();
      requireNotThere();
      copyAll();
      require(open(), "not-what-was-copied");
      require(readBack(), "not-what-was-copied");
      loseChildren();
      require(open(), "lost-with-a-child");
      world.faults().heal();
    }

    /** One child has something else from somebody else, and keeps it; all are needed to tell. */
    void playForged() throws Unavailable {
      if (needed == begun.children().size()) {
        return; // a stripe reads all there is, so that it is compared with what was copied
      }
      int forged = random.nextInt(begun.children().size());
      for (int child = 0; child < begun.children().size(); child++) {
        if (child != forged) {
          world.faults().cut(COPIER, SERVERS.get(child));
        }
      }
      try {
        world.await(copier().write(first, something(first, tail)));
      } catch (Unavailable cut) {
        // It is on one child.
      }
      world.faults().heal();
      copyAll();
      try {
        world.await(readBack().readNext(first, tail, 1 << 20));
        findings.add("taken-on-trust");
      } catch (Unavailable noticed) {
        // As it should be.
      }
    }

    /** As many as it must survive. */
    private void loseChildren() {
      List<NodeId> children = new ArrayList<>(SERVERS.subList(0, begun.children().size()));
      for (int lost = begun.children().size() - needed; lost > 0; lost--) {
        NodeId child = children.remove(random.nextInt(children.size()));
        world.faults().cut(READER, child);
      }
    }

    private void leaveSomethingOut() throws Unavailable {
      LogletCopy copier = copier();
      LogletOffset end = new LogletOffset(first.value() + 1 + random.nextInt(2));
      world.await(copier.write(first, batch(first, end)));
      LogletOffset beyond = end.next();
      requireRefused(() -> world.await(copier.write(beyond, batch(beyond, beyond.next()))));
      requireRefused(() -> world.await(copier.finish(beyond)));
    }

    private void copyAll() throws Unavailable {
      LogletCopy copier = copier();
      NodeId lost = SERVERS.get(random.nextInt(begun.children().size()));
      LogletOffset at = first;
      while (at.compareTo(tail) < 0) {
        long most = Math.min(tail.value(), at.value() + 1 + random.nextInt(6));
        LogletOffset next = new LogletOffset(most);
        boolean written = random.nextInt(3) == 0 && isWrittenWithout(lost, copier, at, next);
        if (!written) {
          world.await(copier.write(at, batch(at, next)));
        }
        at = next;
      }
      world.await(copier.finish(tail));
    }

    /** It can be, if the child that cannot be reached has nothing of it. */
    private boolean isWrittenWithout(
        NodeId lost, LogletCopy copier, LogletOffset at, LogletOffset next) {
      world.faults().cut(COPIER, lost);
      try {
        world.await(copier.write(at, batch(at, next)));
        return true;
      } catch (Unavailable noticed) {
        return false;
      } finally {
        world.faults().heal();
      }
    }

    private void requireRefused(Attempt attempt) {
      try {
        attempt.run();
        findings.add("gap-taken");
      } catch (Unavailable noticed) {
        // As it should be.
      }
    }

    private void requireNotThere() throws Unavailable {
      if (!(world.await(open().readNext(first, tail, 1000)) instanceof ReadResult.Unknown)) {
        findings.add("seen-too-soon");
      }
    }

    private void require(Loglet reader, String finding) throws Unavailable {
      try {
        if (!world.await(reader.checkTail()).equals(new Tail.Sealed(tail))
            || !readAll(reader).equals(whole())) {
          findings.add(finding);
        }
      } catch (Unavailable missing) {
        findings.add(finding);
      }
    }

    private List<Entry> readAll(Loglet reader) throws Unavailable {
      List<Entry> all = new ArrayList<>();
      LogletOffset at = first;
      while (at.compareTo(tail) < 0
          && world.await(reader.readNext(at, tail, 1 << 20))
              instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
        all.addAll(entries);
        at = next;
      }
      return all;
    }

    /** Where no entry was given, there is a filler. */
    private List<Entry> whole() {
      List<Entry> all = new ArrayList<>();
      for (LogletOffset at = first; at.compareTo(tail) < 0; at = at.next()) {
        all.addAll(batch(at, at.next()).entries());
        if (at.value() % 4 == 2 && at.value() % 8 != 2) {
          all.add(new Entry.Filler(at));
        }
      }
      return all;
    }

    private LogletCopy copier() {
      return importer.open(world.host(COPIER, "copier" + handles++), id, begun, first, LIMITS);
    }

    private Loglet open() {
      return provider.open(world.host(READER, "reader" + handles++), id, begun, LIMITS);
    }

    private Loglet readBack() {
      Host host = world.host(READER, "reader" + handles++);
      return importer.readBack(host, id, begun, LIMITS).orElseThrow();
    }
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws Unavailable;
  }

  /** Every fourth position has a filler, or nothing at all. */
  private static ReadResult.Entries batch(LogletOffset from, LogletOffset to) {
    List<Entry> entries = new ArrayList<>();
    for (LogletOffset at = from; at.compareTo(to) < 0; at = at.next()) {
      if (at.value() % 4 != 2) {
        entries.add(new Entry.Data(at, Payload.utf8("entry " + at)));
      } else if (at.value() % 8 == 2) {
        entries.add(new Entry.Filler(at));
      }
    }
    return new ReadResult.Entries(entries, to);
  }

  private static ReadResult.Entries something(LogletOffset from, LogletOffset to) {
    List<Entry> entries = new ArrayList<>();
    for (LogletOffset at = from; at.compareTo(to) < 0; at = at.next()) {
      entries.add(new Entry.Data(at, Payload.utf8("something else")));
    }
    return new ReadResult.Entries(entries, to);
  }
}
