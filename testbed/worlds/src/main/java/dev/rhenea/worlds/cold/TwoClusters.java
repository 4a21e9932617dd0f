package dev.rhenea.worlds.cold;

import dev.rhenea.composition.compress.CompressProvider;
import dev.rhenea.composition.mirror.MirrorProvider;
import dev.rhenea.composition.parity.ParityProvider;
import dev.rhenea.composition.stripe.StripeProvider;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.objects.ObjectsProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.Transmission;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.Alteration;
import dev.rhenea.virtuallog.AppendResult;
import dev.rhenea.virtuallog.ArchivedLog;
import dev.rhenea.virtuallog.ArchivedLogs;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogEntry;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Lsn;
import dev.rhenea.virtuallog.MetaStore;
import dev.rhenea.virtuallog.ModifyResult;
import dev.rhenea.virtuallog.ReadResult;
import dev.rhenea.virtuallog.Restoration;
import dev.rhenea.virtuallog.RestoreRequest;
import dev.rhenea.virtuallog.RestoreResult;
import dev.rhenea.virtuallog.SegmentId;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.VirtualLog;
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
 * Nodes a0, a1 and a2 are one cluster, b0, b1 and b2 another; all see one store. The first node of
 * each keeps its MetaStore and its Loglets, the others are clients.
 */
public final class TwoClusters {
  public static final NodeId A0 = new NodeId("a0");
  public static final NodeId A1 = new NodeId("a1");
  public static final NodeId A2 = new NodeId("a2");
  public static final NodeId B0 = new NodeId("b0");
  public static final NodeId B1 = new NodeId("b1");
  public static final NodeId B2 = new NodeId("b2");

  /** Where the store is, on every node. */
  public static final String FOLDER = "/cold";

  public static final ProtocolSpec COLD =
      ProtocolSpec.of("objects").with("folder", new Value.Folder(FOLDER));

  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();

  private final World world;
  private Consumer<Traced> ambush = step -> {};

  public TwoClusters(long seed) {
    world =
        World.seeded(seed)
            .nodes(List.of(A0, A1, A2, B0, B1, B2))
            .catalogue(
                new Catalogue(
                    List.of(
                        new MemoryLogletProvider(),
                        new NativeLogletProvider(),
                        new ObjectsProvider(),
                        new CompressProvider(),
                        new StripeProvider(),
                        new MirrorProvider(),
                        new ParityProvider()),
                    List.of(REGISTERS)))
            .observer(step -> ambush.accept(step))
            .build();
  }

  public World world() {
    return world;
  }

  /** {@code memory(node)}. */
  public static ProtocolSpec memory(NodeId node) {
    return ProtocolSpec.of("memory").with("node", new Value.Node(node));
  }

  /** {@code compress(child)}. */
  public static ProtocolSpec compressed(ProtocolSpec child) {
    return ProtocolSpec.of("compress").with("child", new Value.Child(child));
  }

  /** {@code protocol(child, child, ...)}. */
  public static ProtocolSpec over(String protocol, ProtocolSpec... children) {
    return ProtocolSpec.of(protocol)
        .with("children", new Value.Items(Stream.of(children).map(Value.Child::new).toList()));
  }

  /** Does {@code action} once, inside the first step from now on that satisfies the condition. */
  public void atFirst(Predicate<Traced> condition, Consumer<Traced> action) {
    ambush =
        step -> {
          if (condition.test(step)) {
            ambush = done -> {};
            action.accept(step);
          }
        };
  }

  /** Does {@code action} once, when the next write of that node reaches its MetaStore. */
  public void atWrite(NodeId writer, Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    world.observeMessages(message -> {
      if (!done.get() && message.arrived() && isWrite(message, writer)) {
        done.set(true);
        action.run();
      }
    });
  }

  private static boolean isWrite(Transmission message, NodeId writer) {
    return message.kind() == Transmission.Kind.REQUEST
        && message.from().equals(writer)
        && REGISTERS
            .describe(message.role().role().role(), message.bytes())
            .equals(Optional.of("Write"));
  }

  /** Makes an empty log in the cluster of {@code node}. */
  public void create(NodeId node, String log) throws Unavailable {
    Host host = world.host(node, "creator");
    NodeId keeper = keeper(node);
    world.await(
        VirtualLog.create(host, log, register(host, log), memory(keeper), LogOptions.DEFAULT));
  }

  /** A handle on a log of the cluster of {@code node}. */
  public VirtualLog open(NodeId node, String log) throws Unavailable {
    Host host = world.host(node, "client");
    FailureDetector detector = FailureDetector.trusting(new LinkedHashSet<>(List.of(keeper(node))));
    return world.await(
        VirtualLog.open(host, log, register(host, log), detector, LogOptions.DEFAULT));
  }

  /** What stands in a register of the cluster of {@code node}. */
  public Optional<Stored> stored(NodeId node, String log) throws Unavailable {
    Host host = world.host(node, "inspector");
    return world.await(new MetaStore(host.environment(), register(host, log)).read());
  }

  private static NodeId keeper(NodeId node) {
    return new NodeId(node.name().charAt(0) + "0");
  }

  private VersionedRegister register(Host host, String log) throws Unavailable {
    RegisterId id = VirtualLog.registerOf(log);
    ProtocolSpec spec = memory(keeper(host.environment().node()));
    ProtocolSpec created = world.await(REGISTERS.create(host, id, spec, Duration.ofSeconds(1)));
    return REGISTERS.open(host, id, created, Duration.ofSeconds(1));
  }

  /** Appends entries, which have to get in. */
  public void append(VirtualLog log, String... entries) throws Unavailable {
    for (String entry : entries) {
      if (!(world.await(log.append(Payload.utf8(entry))) instanceof AppendResult.Appended)) {
        throw new AssertionError(entry + " was not appended");
      }
    }
  }

  /** Those entries in the active segment, which is then closed; the segment. */
  public SegmentId close(VirtualLog log, String... entries) throws Unavailable {
    append(log, entries);
    SegmentId active = log.status().stored().chain().active().id();
    world.await(log.reconfigExtend(memory(A0)));
    return active;
  }

  /** Moves a closed segment. */
  public ModifyResult move(VirtualLog log, SegmentId segment, ProtocolSpec target)
      throws Unavailable {
    return world.await(log.reconfigModify(segment, target, new Alteration.None()));
  }

  /** The first cluster is gone for good. */
  public void burn() {
    Stream.of(A0, A1, A2).filter(world.faults()::isUp).forEach(world.faults()::crash);
  }

  /**
   * The first cluster had a log {@code orders}, whose s0 has a, b, c, and s1 d, e; both are in cold
   * storage, and the cluster is lost.
   */
  public static TwoClusters burnt(long seed) throws Unavailable {
    TwoClusters clusters = new TwoClusters(seed);
    clusters.create(A1, "orders");
    VirtualLog old = clusters.open(A1, "orders");
    for (List<String> entries : List.of(List.of("a", "b", "c"), List.of("d", "e"))) {
      SegmentId closed = clusters.close(old, entries.toArray(new String[0]));
      if (!(clusters.move(old, closed, COLD) instanceof ModifyResult.Modified)) {
        throw new AssertionError(closed + " was not moved");
      }
    }
    clusters.world().runFor(Duration.ofSeconds(5));
    clusters.burn();
    return clusters;
  }

  /** What the store knows. */
  public List<ArchivedLog> archived() throws Unavailable {
    return archived(COLD);
  }

  /** What the stores know that are parts of that. */
  public List<ArchivedLog> archived(ProtocolSpec from) throws Unavailable {
    return world.await(ArchivedLogs.in(world.host(B1, "inspector"), from, LogOptions.DEFAULT));
  }

  /** All of {@code log} in the second cluster. */
  public static RestoreRequest whole(String log) {
    return request(log, Optional.empty());
  }

  /** What is below {@code to}. */
  public static RestoreRequest below(String log, long to) {
    return request(log, Optional.of(new Lsn(to)));
  }

  private static RestoreRequest request(String log, Optional<Lsn> to) {
    return new RestoreRequest(COLD, log, Optional.empty(), to, Optional.empty(), memory(B0));
  }

  /** Begins a restoration on a node of the second cluster. */
  public Future<RestoreResult> restoring(NodeId node, String as, RestoreRequest request)
      throws Unavailable {
    Host host = world.host(node, "restorer");
    return Restoration.run(host, as, register(host, as), request, LogOptions.DEFAULT);
  }

  public RestoreResult restore(String as, RestoreRequest request) throws Unavailable {
    return world.await(restoring(B1, as, request));
  }

  /** Everything from the beginning to the tail, as {@code 17:text}. */
  public List<String> entries(VirtualLog log) throws Unavailable {
    Lsn tail = world.await(log.checkTail());
    List<String> entries = new ArrayList<>();
    Lsn at = Lsn.ZERO;
    while (at.isBefore(tail)) {
      ReadResult read = world.await(log.readNext(at, tail, 1 << 16));
      if (read instanceof ReadResult.Entries(List<LogEntry> found, Lsn next)) {
        found.forEach(entry -> entries.add(entry.lsn() + ":" + entry.payload().toUtf8()));
      }
      at = read.next();
    }
    return entries;
  }

  /** What stands in the stores, as a node of the second cluster sees it. */
  public ColdStores stores() {
    return new ColdStores(world, B0);
  }

  /** The ids of the Loglets in a chain's closed segments, in order. */
  public static List<String> closed(Stored stored) {
    return stored.chain().segments().stream()
        .filter(segment -> !segment.isOpen())
        .map(segment -> segment.loglet())
        .map(LogletId::toString)
        .toList();
  }
}
