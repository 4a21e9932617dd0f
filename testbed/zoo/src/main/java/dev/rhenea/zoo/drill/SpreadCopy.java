package dev.rhenea.zoo.drill;

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
import dev.rhenea.provider.LogletCopy;
import dev.rhenea.provider.LogletImporter;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A copy of a closed segment that is spread over several children, in batches of any size: the
 * first copier leaves something out and gives up, the next one cannot reach a child for a while
 * (V10).
 */
public final class SpreadCopy extends Drill {
  private static final List<NodeId> SERVERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  private static final NodeId COPIER = new NodeId("copier");
  private static final NodeId READER = new NodeId("reader");
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(1));

  private final StripeProvider provider = new StripeProvider();
  private final LogletImporter importer = provider.importer().orElseThrow();

  /** Loaded by name. */
  public SpreadCopy() {}

  @Override
  void play(long seed, List<String> findings) throws Unavailable {
    SplittableRandom random = new SplittableRandom(seed ^ 0x73707264L);
    World world =
        World.seeded(seed)
            .nodes(Stream.concat(SERVERS.stream(), Stream.of(COPIER, READER)).toList())
            .catalogue(new Catalogue(List.of(provider, new MemoryLogletProvider()), List.of()))
            .build();
    for (int copy = 1; copy <= 3; copy++) {
      new Scene(world, random, copy, findings).play();
    }
  }

  /** One copy. */
  private final class Scene {
    private final World world;
    private final SplittableRandom random;
    private final LogletId id;
    private final LogletOffset first;
    private final LogletOffset tail;
    private final ProtocolSpec begun;
    private final List<String> findings;
    private int handles;

    Scene(World world, SplittableRandom random, int number, List<String> findings)
        throws Unavailable {
      this.world = world;
      this.random = random;
      this.id = new LogletId("default", number);
      this.first = new LogletOffset(random.nextInt(9));
      this.tail = new LogletOffset(first.value() + 4 + random.nextInt(20));
      this.findings = findings;
      begun =
          world.await(
              importer.begin(world.host(COPIER, "beginner"), id, stripe(), this.first, LIMITS));
    }

    private ProtocolSpec stripe() {
      List<Value> children =
          SERVERS.stream()
              .limit(2 + random.nextInt(2))
              .map(node -> ProtocolSpec.of("memory").with("node", new Value.Node(node)))
              .<Value>map(Value.Child::new)
              .toList();
      return ProtocolSpec.of("stripe").with("children", new Value.Items(children));
    }

    void play() throws Unavailable {
      leaveSomethingOut();
      requireNotThere();
      copyAll();
      requireCopied();
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
        if (random.nextInt(3) == 0) {
          world.faults().cut(COPIER, lost);
          refused(copier, at, next);
          world.faults().heal();
        }
        world.await(copier.write(at, batch(at, next)));
        at = next;
      }
      world.await(copier.finish(tail));
    }

    /** Or not: the child that cannot be reached may have no share. */
    private void refused(LogletCopy copier, LogletOffset at, LogletOffset next) {
      try {
        world.await(copier.write(at, batch(at, next)));
      } catch (Unavailable noticed) {
        // It is written again.
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

    private void requireCopied() throws Unavailable {
      Loglet reader = open();
      if (!world.await(reader.checkTail()).equals(new Tail.Sealed(tail))) {
        findings.add("not-what-was-copied");
      }
      List<Entry> all = new ArrayList<>();
      LogletOffset at = first;
      while (at.compareTo(tail) < 0
          && world.await(reader.readNext(at, tail, 1 << 20))
              instanceof ReadResult.Entries(List<Entry> entries, LogletOffset next)) {
        all.addAll(entries);
        at = next;
      }
      if (!all.equals(batch(first, tail).entries())) {
        findings.add("not-what-was-copied");
      }
    }

    private LogletCopy copier() {
      return importer.open(world.host(COPIER, "copier" + handles++), id, begun, first, LIMITS);
    }

    private Loglet open() {
      return provider.open(world.host(READER, "reader" + handles++), id, begun, LIMITS);
    }
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws Unavailable;
  }

  private static ReadResult.Entries batch(LogletOffset from, LogletOffset to) {
    List<Entry> entries = new ArrayList<>();
    for (long at = from.value(); at < to.value(); at++) {
      LogletOffset offset = new LogletOffset(at);
      entries.add(
          at % 4 == 2
              ? new Entry.Filler(offset)
              : new Entry.Data(offset, Payload.utf8("entry " + at)));
    }
    return new ReadResult.Entries(entries, to);
  }
}
