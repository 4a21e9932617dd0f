package dev.rhenea.zoo.drill;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.MetaStore;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A cluster with one log: n0 keeps the chain and nothing else, n1 to n4 keep Loglets, and each
 * client is on a node of its own, so that a script hits exactly whom it means.
 */
final class LogScene {
  static final NodeId META = new NodeId("n0");
  static final List<NodeId> KEEPERS = Stream.of("n1", "n2", "n3", "n4").map(NodeId::new).toList();
  static final NodeId WRITER = new NodeId("writer");
  static final NodeId OPERATOR = new NodeId("operator");
  static final NodeId AUDITOR = new NodeId("auditor");

  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();
  private static final RegisterId REGISTER = VirtualLog.registerOf("default");

  private final World world;
  private final SplittableRandom random;
  private final LogRecord record;
  private final List<String> findings = new ArrayList<>();
  private Consumer<Traced> ambush = step -> {};
  private long entries;
  private boolean trimmed;

  LogScene(long seed) {
    random = new SplittableRandom(seed ^ 0x6472696c6cL);
    world =
        World.seeded(seed)
            .nodes(
                Stream.of(List.of(META), KEEPERS, List.of(WRITER, OPERATOR, AUDITOR))
                    .flatMap(List::stream)
                    .toList())
            .catalogue(
                new Catalogue(
                    List.of(new MemoryLogletProvider(), new NativeLogletProvider()),
                    List.of(REGISTERS),
                    List.of(new PingProvider())))
            .observer(step -> ambush.accept(step))
            .build();
    record = new LogRecord(world);
  }

  static NodeId keeper(int number) {
    return KEEPERS.get(number - 1);
  }

  static ProtocolSpec memory(NodeId node) {
    return ProtocolSpec.of("memory").with("node", new Value.Node(node));
  }

  /** LogServers n1 to n3. */
  static ProtocolSpec nativeLoglet(NodeId sequencer) {
    return ProtocolSpec.of("native")
        .withNodes("logservers", KEEPERS.subList(0, 3))
        .with("sequencer", new Value.Node(sequencer));
  }

  World world() {
    return world;
  }

  Faults faults() {
    return world.faults();
  }

  SplittableRandom random() {
    return random;
  }

  /** Lets the world run for a random while. */
  void runUpTo(Duration most) {
    world.runFor(Duration.ofNanos(random.nextLong(most.toNanos())));
  }

  void create(ProtocolSpec first) throws Unavailable {
    Host host = world.host(META, "creator");
    world.await(VirtualLog.create(host, "default", register(host), first, LogOptions.DEFAULT));
  }

  /** A handle that pings the nodes which keep Loglets. */
  VirtualLog open(NodeId node) throws Unavailable {
    Host host = world.host(node, "client");
    return open(
        host,
        Pinger.start(host.environment(), () -> new LinkedHashSet<>(KEEPERS), Pinger.INTERVAL));
  }

  /** A handle that suspects nobody before an append or a tail check was given up. */
  VirtualLog openTrusting(NodeId node) throws Unavailable {
    return open(world.host(node, "client"), FailureDetector.trusting(new LinkedHashSet<>(KEEPERS)));
  }

  private VirtualLog open(Host host, FailureDetector detector) throws Unavailable {
    return world.await(
        VirtualLog.open(host, "default", register(host), detector, LogOptions.DEFAULT));
  }

  /** What stands in the MetaStore. */
  Stored stored() throws Unavailable {
    return world.await(metaStore().read()).orElseThrow();
  }

  /** Changes what stands there, as some other handle might do. */
  void edit(MetaStore.Change change) throws Unavailable {
    world.await(metaStore().edit(change, LogOptions.DEFAULT.limits().deadline()));
  }

  private MetaStore metaStore() throws Unavailable {
    Host host = world.host(META, "inspector");
    return new MetaStore(host.environment(), register(host));
  }

  private VersionedRegister register(Host host) throws Unavailable {
    Duration deadline = LogOptions.DEFAULT.limits().deadline();
    ProtocolSpec created = world.await(REGISTERS.create(host, REGISTER, memory(META), deadline));
    return REGISTERS.open(host, REGISTER, created, deadline);
  }

  /** Seals the active Loglet behind the log's back, as an author does who dies right afterwards. */
  void sealActive() throws Unavailable {
    world.await(handle(OPERATOR, "sealer", stored().chain().active()).seal());
  }

  /**
   * Trims the Loglet of a closed segment whole, behind the log's back: a destruction that has not
   * come to its end.
   */
  void halfDestroy(Segment closed) throws Unavailable {
    world.await(handle(META, "destroyer", closed).prefixTrim(end(closed)));
  }

  /** Whether a closed segment's Loglet exists, in the chain or not. */
  boolean isThere(Segment closed) throws Unavailable {
    Loglet loglet = handle(META, "visitor", closed);
    return !world
        .await(loglet.readNext(LogletOffset.ZERO, end(closed), 1))
        .equals(new dev.rhenea.loglet.ReadResult.Unknown());
  }

  private Loglet handle(NodeId node, String unit, Segment segment) {
    Host host = world.host(node, unit);
    return host.catalogue()
        .loglet(segment.created().protocol())
        .orElseThrow()
        .open(host, segment.loglet(), segment.created(), LogOptions.DEFAULT.limits());
  }

  private static LogletOffset end(Segment closed) {
    return closed.toOffset(closed.stop().orElseThrow());
  }

  /** Does {@code action} once, inside the first step that satisfies the condition. */
  void ambush(Predicate<Traced> condition, Runnable action) {
    ambush =
        step -> {
          if (condition.test(step)) {
            ambush = done -> {};
            action.run();
          }
        };
  }

  /** Appends an entry that nobody appended before. */
  Future<AppendResult> append(VirtualLog log) {
    return append(log, 0);
  }

  /** The same, padded by spaces to so many bytes at least. */
  Future<AppendResult> append(VirtualLog log, int size) {
    String name = "e" + entries++;
    LogRecord.Running call = record.append(name);
    String entry = name + " ".repeat(Math.max(0, size - name.length()));
    return log.append(Payload.utf8(entry))
        .map(result -> {
          call.end(result);
          return result;
        });
  }

  /** Waits for appends that nothing kept from being answered for good. */
  void appended(List<Future<AppendResult>> appends) throws Unavailable {
    for (AppendResult result : answered(appends)) {
      if (!(result instanceof AppendResult.Appended)) {
        found("unknown-without-cause");
      }
    }
  }

  /** Waits for appends of which some may end as indeterminate. */
  List<AppendResult> answered(List<Future<AppendResult>> appends) throws Unavailable {
    List<AppendResult> results = new ArrayList<>();
    for (Future<AppendResult> append : appends) {
      results.add(world.await(append));
    }
    return results;
  }

  /** Trims below {@code mark}, which entries may be missing from then on. */
  Future<Lsn> trim(VirtualLog log, Lsn mark) {
    trimmed = true;
    record.trim(mark);
    return log.prefixTrim(mark);
  }

  /** Reads everything there is, through {@code log}. */
  void readAll(VirtualLog log) throws Unavailable {
    Lsn tail = world.await(log.checkTail());
    Lsn at = Lsn.ZERO;
    while (at.isBefore(tail)) {
      at = read(log, at, tail);
    }
  }

  private Lsn read(VirtualLog log, Lsn from, Lsn tail) throws Unavailable {
    ReadResult result = world.await(log.readNext(from, tail, 1 << 16));
    if (!from.isBefore(result.next())) {
      throw new AssertionError("a read below the tail did not get on: " + result);
    }
    if (result instanceof ReadResult.Trimmed && !trimmed) {
      found("trimmed-by-nobody");
    }
    record.read(from, result);
    return result.next();
  }

  /** Heals everything, appends once more, and reads the log through a handle of its own. */
  void audit() throws Unavailable {
    ambush = step -> {};
    faults().heal();
    faults().loss(0);
    VirtualLog auditor = open(AUDITOR);
    appended(List.of(append(auditor)));
    readAll(auditor);
  }

  void found(String check) {
    findings.add(check);
  }

  /** What the script found, and the rules of the log checker that were broken. */
  List<String> findings() {
    return Stream.concat(findings.stream(), record.broken().stream()).toList();
  }
}
