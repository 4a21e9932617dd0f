package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.Transmission;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ReadResult.Entries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A simulated cluster n0 to n3 with one log. n0 keeps the MetaStore and nothing else, so that a
 * test can hit any Loglet without hitting it.
 */
final class LogCluster {
  static final NodeId META = new NodeId("n0");
  static final NodeId N1 = new NodeId("n1");
  static final NodeId N2 = new NodeId("n2");
  static final NodeId N3 = new NodeId("n3");

  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();

  final World world;
  final List<Traced> steps = new ArrayList<>();
  private Consumer<Traced> reaction = step -> {};

  /**
   * @param more protocols, besides memory
   */
  LogCluster(long seed, LogletProvider... more) {
    world =
        World.seeded(seed)
            .nodes(List.of(META, N1, N2, N3))
            .catalogue(
                new Catalogue(
                    Stream.concat(Stream.of(new MemoryLogletProvider()), Stream.of(more)).toList(),
                    List.of(REGISTERS),
                    List.of(new PingProvider())))
            .observer(step -> {
              steps.add(step);
              reaction.accept(step);
            })
            .build();
  }

  /** A cluster whose log {@code default} begins with {@code memory(first)}. */
  static LogCluster withLog(long seed, NodeId first) throws Unavailable {
    LogCluster cluster = new LogCluster(seed);
    cluster.create(META, memory(first), LogOptions.DEFAULT);
    return cluster;
  }

  static ProtocolSpec memory(NodeId node) {
    return Chains.memory(node.name());
  }

  Stored create(NodeId node, ProtocolSpec first, LogOptions options) throws Unavailable {
    return world.await(creation(node, first, options));
  }

  Future<Stored> creation(NodeId node, ProtocolSpec first, LogOptions options) throws Unavailable {
    Host host = world.host(node, "creator");
    return VirtualLog.create(host, "default", register(host), first, options);
  }

  /** A handle with a failure detector that trusts everybody. */
  VirtualLog open(NodeId node) throws Unavailable {
    return open(node, LogOptions.DEFAULT);
  }

  VirtualLog open(NodeId node, LogOptions options) throws Unavailable {
    return open(node, FailureDetector.trusting(new LinkedHashSet<>(world.nodes())), options);
  }

  VirtualLog open(NodeId node, FailureDetector detector) throws Unavailable {
    return open(node, detector, LogOptions.DEFAULT);
  }

  private VirtualLog open(NodeId node, FailureDetector detector, LogOptions options)
      throws Unavailable {
    Host host = world.host(node, "client");
    return world.await(VirtualLog.open(host, "default", register(host), detector, options));
  }

  /** A handle that pings the other nodes. */
  VirtualLog openWatchful(NodeId node) throws Unavailable {
    Host host = world.host(node, "client");
    return open(
        node,
        Pinger.start(
            host.environment(), () -> new LinkedHashSet<>(world.nodes()), Pinger.INTERVAL));
  }

  MetaStore metaStore() throws Unavailable {
    Host host = world.host(META, "inspector");
    return new MetaStore(host.environment(), register(host));
  }

  Stored stored() throws Unavailable {
    return world.await(metaStore().read()).orElseThrow();
  }

  private VersionedRegister register(Host host) throws Unavailable {
    RegisterId id = VirtualLog.registerOf("default");
    ProtocolSpec created =
        world.await(REGISTERS.create(host, id, memory(META), Duration.ofSeconds(1)));
    return REGISTERS.open(host, id, created, Duration.ofSeconds(1));
  }

  /** Does {@code action} once, inside the first step from now on that satisfies the condition. */
  void atFirst(Predicate<Traced> condition, Consumer<Traced> action) {
    reaction =
        step -> {
          if (condition.test(step)) {
            reaction = done -> {};
            action.accept(step);
          }
        };
  }

  /** Does {@code action} once, when the next write of that node reaches the MetaStore. */
  void atWrite(NodeId writer, Runnable action) {
    onceAt(
        message ->
            isRequest(message, writer, META)
                && REGISTERS
                    .describe(message.role().role().role(), message.bytes())
                    .equals(Optional.of("Write")),
        action);
  }

  /** Does {@code action} once, when the next message that satisfies the condition has arrived. */
  void onceAt(Predicate<Transmission> condition, Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    world.observeMessages(message -> {
      if (!done.get() && message.arrived() && condition.test(message)) {
        done.set(true);
        action.run();
      }
    });
  }

  static boolean isRequest(Transmission message, NodeId from, NodeId to) {
    return message.kind() == Transmission.Kind.REQUEST
        && message.from().equals(from)
        && message.to().equals(to);
  }

  <T> Stream<T> steps(Class<T> type) {
    return steps.stream().map(Traced::step).filter(type::isInstance).map(type::cast);
  }

  AppendResult append(VirtualLog log, String text) throws Unavailable {
    return world.await(log.append(Payload.utf8(text)));
  }

  List<Future<AppendResult>> pipeline(VirtualLog log, String prefix, int count) {
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(log.append(Payload.utf8(prefix + i)));
    }
    return results;
  }

  List<AppendResult> await(List<Future<AppendResult>> results) throws Unavailable {
    List<AppendResult> all = new ArrayList<>();
    for (Future<AppendResult> result : results) {
      all.add(world.await(result));
    }
    return all;
  }

  /** Everything from {@code from} to the tail, as text. */
  List<String> readAll(VirtualLog log, Lsn from) throws Unavailable {
    Lsn tail = world.await(log.checkTail());
    List<String> texts = new ArrayList<>();
    Lsn at = from;
    while (at.isBefore(tail)) {
      ReadResult read = world.await(log.readNext(at, tail, 1 << 16));
      if (read instanceof Entries(List<LogEntry> entries, Lsn next)) {
        entries.forEach(entry -> texts.add(entry.payload().toUtf8()));
      }
      at = read.next();
    }
    return texts;
  }
}
