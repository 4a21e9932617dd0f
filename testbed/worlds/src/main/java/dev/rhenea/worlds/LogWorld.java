package dev.rhenea.worlds;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.TraceObserver;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.PingProvider;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.Timing;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.VirtualLogTrace;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One virtual log in a storm: clients on five nodes, operators who race to replace its ordering
 * protocol, a nemesis; then calm, a last append and a last read on every node; and a verdict on
 * everything that was recorded.
 *
 * <p>Invalid is a run in which the log checker finds a violation (I1 to I5), a handle's appends
 * change their order, an append fails for another reason than load, or an outcome is unknown
 * although neither the client's node nor a quorum it needed was hit before the deadline.
 */
public final class LogWorld {
  private static final String LOG = "default";
  private static final Duration CALM = Duration.ofSeconds(15);
  private static final HandleLimits LIMITS =
      new HandleLimits(Duration.ofSeconds(5), 8, 1 << 20, 1000);
  private static final LogOptions OPTIONS = new LogOptions(LIMITS, Timing.DEFAULT);
  private static final RegisterId REGISTER = VirtualLog.registerOf(LOG);
  private static final RegisterProvider REGISTERS = new PaxosProvider();
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(new MemoryLogletProvider(), new NativeLogletProvider()),
          List.of(REGISTERS),
          List.of(new PingProvider()));

  private final StormPlan plan;
  private final World world;
  private final Recorder recorder;
  private final Nemesis nemesis;
  private final FaultLog faults = new FaultLog();
  private final Beliefs beliefs = new Beliefs();
  private final SortedMap<NodeId, LogClient> clients = new TreeMap<>();
  private final SortedMap<NodeId, Operator> operators = new TreeMap<>();
  private final SortedMap<String, Integer> reconfigurations = new TreeMap<>();
  private final Set<Long> versions = new TreeSet<>();
  private ProtocolSpec metaStore = Cast.META_STORE;
  private long entries;
  private boolean raging = true;

  private LogWorld(long seed, StormPlan plan, TraceObserver observer) {
    this.plan = plan;
    this.world =
        World.seeded(seed)
            .nodes(Cast.ALL)
            .catalogue(CATALOGUE)
            .network(seed % 2 == 0 ? NetworkModel.CALM : NetworkModel.ROUGH)
            .observer(this::observe)
            .observer(observer)
            .build();
    this.recorder = new Recorder(world);
    this.nemesis = new Nemesis(world, recorder, faults);
  }

  /**
   * Runs one seed.
   *
   * @throws dev.rhenea.simulator.SimulationFault if a unit reports a bug
   */
  public static StormRun run(long seed, StormPlan plan) {
    return run(seed, plan, step -> {});
  }

  /** The same, with somebody looking on: for charts, and for people who ask why. */
  public static StormRun run(long seed, StormPlan plan, TraceObserver observer) {
    LogWorld storm = new LogWorld(seed, plan, observer);
    try {
      storm.create();
      storm.rage();
      storm.calmDown();
    } catch (Unavailable why) {
      throw new AssertionError("seed " + seed + ": the log is stuck after everything healed", why);
    }
    return storm.judge();
  }

  private void create() throws Unavailable {
    Host host = world.host(Cast.SERVERS.getFirst(), "creator");
    metaStore = world.await(REGISTERS.create(host, REGISTER, metaStore, LIMITS.deadline()));
    ProtocolSpec first = Cast.composition(host.environment().random());
    world.await(VirtualLog.create(host, LOG, register(host), first, OPTIONS));
    Cast.SERVERS.forEach(this::open);
  }

  /** Clients and an operator on a node, as soon as the log can be opened there. */
  private void open(NodeId node) {
    clients.remove(node);
    operators.remove(node);
    Host host = world.host(node, "client");
    Pinger pinger =
        Pinger.start(host.environment(), () -> new LinkedHashSet<>(Cast.ALL), Pinger.INTERVAL);
    openLog(host, new Spares(pinger));
  }

  private void openLog(Host host, FailureDetector detector) {
    VirtualLog.open(host, LOG, register(host), detector, OPTIONS)
        .whenDone(
            log -> start(host, log),
            why ->
                host.environment()
                    .timers()
                    .after(Duration.ofMillis(100), () -> openLog(host, detector)));
  }

  private void start(Host host, VirtualLog log) {
    Environment environment = host.environment();
    LogClient client = new LogClient(environment, log, recorder, this::nextEntry);
    Operator operator = new Operator(environment, log, plan.meanPause(), reconfigurations);
    clients.put(environment.node(), client);
    operators.put(environment.node(), operator);
    observe(environment.node(), log.status().stored());
    if (!raging) {
      return;
    }
    client.start();
    operator.start();
  }

  private VersionedRegister register(Host host) {
    return REGISTERS.open(host, REGISTER, metaStore, LIMITS.deadline());
  }

  /** Of many sizes, and never the same. */
  private String nextEntry() {
    long number = entries++;
    return number + ":" + "x".repeat((int) (number * 37 % 300));
  }

  private void rage() {
    while (beliefs.switches() < plan.switches() && world.now() < plan.atMost().toNanos()) {
      world.runFor(nemesis.rest());
      if (plan.faults()) {
        nemesis.strike(world::runFor).forEach(this::open);
      }
    }
  }

  private void calmDown() throws Unavailable {
    raging = false;
    clients.values().forEach(LogClient::stop);
    operators.values().forEach(Operator::stop);
    world.runFor(CALM);
    for (NodeId node : Cast.SERVERS) {
      LogClient client = clients.get(node);
      if (client == null) {
        throw new AssertionError(
            "seed %d: %s cannot open the log after everything healed"
                .formatted(world.seed(), node));
      }
      world.await(client.finish());
    }
  }

  private void observe(Traced traced) {
    nemesis.observe(traced);
    LogClient client = clients.get(traced.node());
    if (traced.step() instanceof VirtualLogTrace.Adopted && client != null) {
      observe(traced.node(), client.log().status().stored());
    }
  }

  private void observe(NodeId client, Stored stored) {
    beliefs.observe(client, stored.chain().active(), world.now());
    if (versions.add(stored.version().number())) {
      recorder.invoke(Cast.SERVERS.getFirst(), "chain", Value.nil()).ok(ChainValue.of(stored));
    }
  }

  private StormRun judge() {
    History history = recorder.history();
    Excuses excuses = new Excuses(faults, beliefs, LIMITS.deadline());
    recorder.unanswered().stream()
        .map(excuses::check)
        .flatMap(Optional::stream)
        .forEach(recorder::violation);
    OperationCounts none = new OperationCounts(0, 0, 0);
    Verdict own =
        !recorder.findings().isEmpty()
            ? recorder.findings().invalid(none)
            : beliefs.switches() < plan.switches()
                ? new Verdict.Unknown(
                    none, "only %d of %d switches".formatted(beliefs.switches(), plan.switches()))
                : new Verdict.Valid(none);
    return new StormRun(
        world.seed(),
        LogChecker.dense().check(history).and(own),
        beliefs.switches(),
        faults.count(),
        reconfigurations,
        Duration.ofNanos(world.now()),
        world.events(),
        world.traceHash(),
        history);
  }

  /** Loglets are moved to the keepers only: a memory Loglet must not come to stand on a server. */
  private record Spares(Pinger pinger) implements FailureDetector {
    @Override
    public SequencedSet<NodeId> members() {
      return new LinkedHashSet<>(Cast.KEEPERS);
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
