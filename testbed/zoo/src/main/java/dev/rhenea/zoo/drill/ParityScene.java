package dev.rhenea.zoo.drill;

import dev.rhenea.composition.parity.ParityProvider;
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
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parity over Loglets in the memory of n1 to n3, of which two are enough, and its conductor n0. */
final class ParityScene {
  static final NodeId CONDUCTOR = new NodeId("n0");
  static final List<NodeId> KEEPERS = Stream.of("n1", "n2", "n3").map(NodeId::new).toList();
  static final NodeId WRITER = new NodeId("writer");
  static final NodeId READER = new NodeId("reader");

  private static final LogletId ID = new LogletId("drill", 1);
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(2));

  private final ParityProvider provider = new ParityProvider();
  private final World world;
  private final ProtocolSpec created;
  private final List<Payload> acknowledged = new ArrayList<>();

  /**
   * @param odd the child that is not just in memory
   * @param around what is put around that
   * @param others protocols that are found besides
   */
  ParityScene(long seed, int odd, UnaryOperator<ProtocolSpec> around, List<LogletProvider> others)
      throws Unavailable {
    world =
        World.seeded(seed)
            .nodes(Stream.concat(KEEPERS.stream(), Stream.of(CONDUCTOR, WRITER, READER)).toList())
            .catalogue(
                new Catalogue(
                    Stream.concat(others.stream(), Stream.of(provider, new MemoryLogletProvider()))
                        .toList(),
                    List.of()))
            .build();
    List<Value> children =
        IntStream.range(0, KEEPERS.size())
            .<Value>mapToObj(i -> {
              ProtocolSpec child = LogScene.memory(KEEPERS.get(i));
              return new Value.Child(i == odd ? around.apply(child) : child);
            })
            .toList();
    ProtocolSpec spec =
        ProtocolSpec.of("parity")
            .with("k", new Value.Whole(2))
            .with("children", new Value.Items(children))
            .with("conductor", new Value.Node(CONDUCTOR));
    created = world.await(provider.create(world.host(WRITER, "creator"), ID, spec, LIMITS));
  }

  World world() {
    return world;
  }

  Loglet open(NodeId node) {
    return provider.open(world.host(node, "client"), ID, created, LIMITS);
  }

  /** So many acknowledged entries, some bytes each. */
  void append(Loglet writer, int count, SplittableRandom random) throws Unavailable {
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[random.nextInt(20, 60)];
      random.nextBytes(bytes);
      Payload entry = Payload.wrap(bytes);
      if (!(world.await(writer.append(entry)) instanceof AppendResult.Appended)) {
        throw new AssertionError("nothing kept the append from being answered");
      }
      acknowledged.add(entry);
    }
  }

  /** {@code O2} if the stop is too low, {@code unreadable}, {@code wrong} by what is read. */
  void judge(Loglet reader, LogletOffset stop, List<String> findings) {
    if (stop.value() < acknowledged.size()) {
      findings.add("O2");
    }
    LogletOffset next = LogletOffset.ZERO;
    try {
      while (next.compareTo(stop) < 0) {
        ReadResult.Entries run =
            (ReadResult.Entries) world.await(reader.readNext(next, stop, 1 << 20));
        run.entries().forEach(entry -> compare(entry, findings));
        next = run.next();
      }
    } catch (Unavailable lost) {
      findings.add("unreadable");
    }
  }

  private void compare(Entry entry, List<String> findings) {
    long offset = entry.offset().value();
    if (offset < acknowledged.size()
        && !((Entry.Data) entry).payload().equals(acknowledged.get(Math.toIntExact(offset)))) {
      findings.add("wrong");
    }
  }
}
