package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.Timing;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.VirtualLogTrace;
import dev.rhenea.worlds.RecordedLog;
import dev.rhenea.worlds.Recorder;
import dev.rhenea.worlds.schedule.Cluster;
import dev.rhenea.worlds.schedule.Schedule;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who uses the log: a client on some nodes, made anew when its node comes back, and probes. */
final class Clients {
  private static final String LOG = "default";
  private static final UnitId CLIENT = new UnitId("client");
  private static final RegisterId REGISTER = VirtualLog.registerOf(LOG);
  private static final Duration RETRY = Duration.ofMillis(100);

  private final World world;
  private final Cluster cluster;
  private final LogOptions options;
  private final RegisterProvider registers;
  private final Recorder recorder;
  private final Watch watch;
  private final Stopwatch stopwatch;
  private final boolean inOrder;
  private final SortedMap<NodeId, Participant> participants = new TreeMap<>();
  private final SortedMap<NodeId, VirtualLog> handles = new TreeMap<>();
  private ProtocolSpec metaStore;
  private long entries;
  private int probes;

  /**
   * @param inOrder whether one handle's appends take effect in the order of issue
   */
  Clients(
      World world,
      Schedule schedule,
      Catalogue catalogue,
      Recorder recorder,
      Watch watch,
      Stopwatch stopwatch,
      boolean inOrder) {
    this.world = world;
    this.cluster = schedule.cluster();
    this.options = new LogOptions(schedule.means().limits(), Timing.DEFAULT);
    this.registers = catalogue.register("paxos").orElseThrow();
    this.recorder = recorder;
    this.watch = watch;
    this.stopwatch = stopwatch;
    this.inOrder = inOrder;
    this.metaStore = cluster.metaStore();
  }

  /** Makes MetaStore and log, and lets every client open it. */
  void create() throws Unavailable {
    Host host = world.host(cluster.clients().getFirst(), "creator");
    metaStore =
        world.await(registers.create(host, REGISTER, metaStore, options.limits().deadline()));
    watch.adopt(
        world.await(VirtualLog.create(host, LOG, register(host), cluster.first(), options)));
    cluster.clients().forEach(this::open);
  }

  /** Bound to storage ids, once it was made. */
  ProtocolSpec metaStore() {
    return metaStore;
  }

  /** Those that have opened the log and run. */
  Collection<Participant> running() {
    return participants.values();
  }

  Optional<Participant> on(NodeId node) {
    return Optional.ofNullable(participants.get(node));
  }

  /** Whether every client there should be runs. */
  boolean areComplete() {
    return participants.keySet().containsAll(cluster.clients());
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(participants.keySet(), cluster.clients());
  }

  /** A node is up again. */
  void restarted(NodeId node) {
    participants.remove(node);
    handles.remove(node);
    if (cluster.clients().contains(node)) {
      open(node);
    }
  }

  /** A step was taken: perhaps a client goes on with a newer chain. */
  void step(Traced traced) {
    VirtualLog handle = handles.get(traced.node());
    if (traced.step() instanceof VirtualLogTrace.Adopted
        && handle != null
        && traced.unit().equals(CLIENT)) {
      watch.adopt(handle.status().stored());
    }
  }

  /** A new client on that node appends, gets a tail and reads what it appended. */
  void probe(NodeId node, Runnable succeeded) {
    Host host = world.host(node, "probe" + probes++);
    openLog(host)
        .compose(log -> {
          watch.adopt(log.status().stored());
          RecordedLog recorded = new RecordedLog(host.environment(), log, recorder);
          return new Probe(host.environment(), recorded, () -> nextEntry(20))
              .run()
              .map(done -> {
                watch.adopt(log.status().stored());
                return done;
              });
        })
        .whenDone(done -> succeeded.run(), host.environment()::fault);
  }

  /** What a node's disk says, if the node is up. */
  Optional<StorageId> storageId(NodeId node) {
    return world.faults().isUp(node)
        ? Optional.of(world.host(node, CLIENT.text()).environment().storage().id())
        : Optional.empty();
  }

  /** A client on a node, as soon as the log can be opened there. */
  private void open(NodeId node) {
    Host host = world.host(node, CLIENT.text());
    openLog(host).whenDone(log -> participate(host, log), host.environment()::fault);
  }

  private void participate(Host host, VirtualLog log) {
    NodeId node = host.environment().node();
    RecordedLog recorded = new RecordedLog(host.environment(), log, recorder);
    handles.put(node, log);
    participants.put(
        node, new Participant(host.environment(), recorded, stopwatch, this::nextEntry, inOrder));
    watch.adopt(log.status().stored());
  }

  /** Never gives up, as long as the node runs. */
  private Future<VirtualLog> openLog(Host host) {
    Pinger pinger =
        Pinger.start(
            host.environment(), () -> new LinkedHashSet<>(cluster.nodes()), Pinger.INTERVAL);
    FailureDetector detector = new Spares(pinger, cluster.spares());
    return Persistence.until(
        host.environment(),
        RETRY,
        () -> VirtualLog.open(host, LOG, register(host), detector, options));
  }

  private VersionedRegister register(Host host) {
    return registers.open(host, REGISTER, metaStore, options.limits().deadline());
  }

  /** Never the same. */
  private String nextEntry(int bytes) {
    return entries++ + ":" + "x".repeat(bytes);
  }

  /** Loglets are moved to spares only. */
  private record Spares(Pinger pinger, List<NodeId> spares) implements FailureDetector {
    @Override
    public SequencedSet<NodeId> members() {
      return new LinkedHashSet<>(spares);
    }

    @Override
    public SequencedSet<NodeId> suspects() {
      return pinger.suspects();
    }

    @Override
    public boolean hasLeft(NodeId node) {
      return pinger.hasLeft(node);
    }

    @Override
    public Optional<StorageId> folder(NodeId node) {
      return pinger.folder(node);
    }

    @Override
    public void onSuspicion(Runnable listener) {
      pinger.onSuspicion(listener);
    }
  }
}
