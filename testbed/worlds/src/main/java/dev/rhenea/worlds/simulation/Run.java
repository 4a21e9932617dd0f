package dev.rhenea.worlds.simulation;

import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.Violation;
import dev.rhenea.checker.history.Value;
import dev.rhenea.checker.log.LogChecker;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletTraits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.virtuallog.ChainRecord;
import dev.rhenea.virtuallog.FailureDetector;
import dev.rhenea.virtuallog.LogOptions;
import dev.rhenea.virtuallog.Pinger;
import dev.rhenea.virtuallog.ReconfigResult;
import dev.rhenea.virtuallog.Segment;
import dev.rhenea.virtuallog.Stored;
import dev.rhenea.virtuallog.Timing;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.VirtualLogTrace;
import dev.rhenea.worlds.ChainValue;
import dev.rhenea.worlds.RecordedLog;
import dev.rhenea.worlds.Recorder;
import dev.rhenea.worlds.invariant.BrokenInvariant;
import dev.rhenea.worlds.invariant.ChainHistory;
import dev.rhenea.worlds.invariant.Invariant;
import dev.rhenea.worlds.schedule.Call;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Request;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Sufficiency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One run of one schedule. */
final class Run {
  private static final String LOG = "default";
  private static final UnitId CLIENT = new UnitId("client");
  private static final RegisterId REGISTER = VirtualLog.registerOf(LOG);
  private static final HandleLimits LIMITS =
      new HandleLimits(Duration.ofSeconds(5), 32, 1 << 20, 16 << 10);
  private static final LogOptions OPTIONS = new LogOptions(LIMITS, Timing.DEFAULT);

  /** In the liveness phase: within which time the log must have moved. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** After everything was healed: for what was under way to come to its end. */
  private static final Duration CALM = Duration.ofSeconds(6);

  private static final OperationCounts NONE = new OperationCounts(0, 0, 0);
  private static final int PROBES = 3;
  private static final int SWITCH_ATTEMPTS = 30;

  private final Catalogue catalogue;
  private final Schedule schedule;
  private final Spectator spectator;
  private final RegisterProvider registers;
  private final World world;
  private final Recorder recorder;
  private final Disturbances disturbances;
  private final List<Invariant> invariants = Invariant.all();
  private final ChainHistory chains = new ChainHistory();
  private final SortedMap<NodeId, Participant> participants = new TreeMap<>();
  private final SortedMap<NodeId, VirtualLog> handles = new TreeMap<>();
  private final Set<Call> switched = new LinkedHashSet<>();
  private final SortedMap<String, Long> coverage = new TreeMap<>();
  private final boolean inOrder;
  private ProtocolSpec metaStore;
  private long entries;
  private int probes;

  Run(Catalogue catalogue, Schedule schedule, Spectator spectator) {
    this.catalogue = catalogue;
    this.schedule = schedule;
    this.spectator = spectator;
    this.registers = catalogue.register("paxos").orElseThrow();
    this.metaStore = schedule.cluster().metaStore();
    this.inOrder = allShow(spec -> traits(spec).issueOrder());
    this.world =
        World.seeded(schedule.seed())
            .nodes(schedule.cluster().nodes())
            .catalogue(catalogue)
            .network(schedule.network())
            .disks(schedule.disks())
            .observer(spectator::step)
            .observer(this::observe)
            .build();
    this.recorder = new Recorder(world);
    Roles roles = new Roles(schedule.cluster(), () -> newest().created());
    this.disturbances =
        new Disturbances(world, schedule, roles, this::isExpendable, this::restarted, this::struck);
    if (spectator != Spectator.NOBODY) {
      world.observeMessages(spectator::message);
    }
  }

  SimulatedRun toTheEnd() {
    try {
      begin("creation");
      create();
      begin("safety");
      keepToSchedule();
      begin("liveness");
      live();
      begin("calm");
      calmDown();
      return judged();
    } catch (SimulationFault fault) {
      return broken(
          fault.getCause() instanceof BrokenInvariant broken
              ? broken.violation()
              : new Violation("O6", "fault", String.valueOf(fault.getMessage()), List.of()));
    } catch (BrokenInvariant broken) {
      return broken(broken.violation());
    } catch (Stuck stuck) {
      return broken(stuck.violation());
    } catch (Hopeless hopeless) {
      return result(
          new Verdict.Unknown(OperationCounts.of(recorder.history()), hopeless.getMessage()),
          Optional.empty());
    } catch (Unavailable why) {
      return broken(Stuck.violation("after everything was healed: " + why.diagnosis()));
    }
  }

  private void begin(String phase) {
    spectator.phase(world.now(), phase);
  }

  private void create() throws Unavailable {
    Host host = world.host(schedule.cluster().clients().getFirst(), "creator");
    metaStore = world.await(registers.create(host, REGISTER, metaStore, LIMITS.deadline()));
    Stored stored =
        world.await(
            VirtualLog.create(host, LOG, register(host), schedule.cluster().first(), OPTIONS));
    adopt(stored);
    schedule.cluster().clients().forEach(this::open);
  }

  private VersionedRegister register(Host host) {
    return registers.open(host, REGISTER, metaStore, LIMITS.deadline());
  }

  // ---- clients ----

  private void restarted(NodeId node) {
    participants.remove(node);
    handles.remove(node);
    if (schedule.cluster().clients().contains(node)) {
      open(node);
    }
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
    participants.put(node, new Participant(host.environment(), recorded, this::nextEntry, inOrder));
    adopt(log.status().stored());
  }

  /** Never gives up, as long as the node runs. */
  private Future<VirtualLog> openLog(Host host) {
    Pinger pinger =
        Pinger.start(
            host.environment(),
            () -> new LinkedHashSet<>(schedule.cluster().nodes()),
            Pinger.INTERVAL);
    FailureDetector detector = new Spares(pinger, schedule.cluster().spares());
    return Persistence.until(
        host.environment(),
        Duration.ofMillis(100),
        () -> VirtualLog.open(host, LOG, register(host), detector, OPTIONS));
  }

  /** Never the same. */
  private String nextEntry(int bytes) {
    return entries++ + ":" + "x".repeat(bytes);
  }

  // ---- safety ----

  private void keepToSchedule() {
    long start = world.now();
    for (Timeline.Moment moment : Timeline.of(schedule)) {
      runFor(Duration.ofNanos(start + moment.at().toNanos() - world.now()));
      switch (moment) {
        case Timeline.Moment.Asked(var call) ->
            Optional.ofNullable(participants.get(call.client()))
                .ifPresent(client -> client.ask(call.request(), () -> switched.add(call)));
        case Timeline.Moment.Begins(Fault fault) -> disturbances.begin(fault);
        case Timeline.Moment.Ends(Fault fault) -> disturbances.end(fault);
      }
    }
  }

  private void runFor(Duration span) {
    runUntil(() -> false, span);
  }

  private boolean runUntil(BooleanSupplier condition, Duration atMost) {
    return world.runUntil(
        () -> {
          disturbances.strikeDue();
          return condition.getAsBoolean();
        },
        atMost);
  }

  /** Whether every Loglet, and the MetaStore, keeps a quorum without the node. */
  private boolean isExpendable(NodeId lost) {
    ChainRecord record = chains.newest().record();
    Predicate<dev.rhenea.spec.Value.Node> stays =
        node -> !node.id().equals(lost) && storageId(node.id()).equals(node.storageId());
    return record.pending().isEmpty()
        && record.chain().segments().stream()
            .allMatch(segment -> Sufficiency.quorum(segment.created(), stays))
        && Sufficiency.metaStore(metaStore, stays);
  }

  // ---- liveness ----

  private void live() {
    participants.values().forEach(Participant::stop);
    Optional<FaultKind> others = schedule.core().others();
    disturbances.endAll();
    Liveness liveness = new Liveness(schedule, catalogue, metaStore, this::storageId);
    if (!liveness.suffices(new LinkedHashSet<>(world.nodes()), chains.newest().record())) {
      throw new Hopeless();
    }
    for (int i = 0; i < PROBES; i++) {
      Stored before = chains.newest();
      List<NodeId> core =
          others.isEmpty() ? schedule.core().order() : liveness.core(before.record());
      List<NodeId> rest = new ArrayList<>(schedule.cluster().nodes());
      rest.removeAll(core);
      others.ifPresent(kind -> disturbances.endAllBut(kind, rest));
      if (isAlive(core.getFirst())) {
        return;
      }
      // A candidate made before may have been installed meanwhile, bound to nodes that are not
      // core.
      if (liveness.suffices(new LinkedHashSet<>(core), chains.newest().record())) {
        throw new Stuck(
            "%s are up, which suffices, and no append, tail and read succeeded in %d s: %s"
                .formatted(core, BOUND.toSeconds(), chains.newest().chain().active()));
      }
      disturbances.endAll();
      runFor(CALM);
    }
  }

  private boolean isAlive(NodeId node) {
    Host host = world.host(node, "probe" + probes++);
    Set<Done> alive = new HashSet<>();
    openLog(host)
        .compose(log -> {
          adopt(log.status().stored());
          RecordedLog recorded = new RecordedLog(host.environment(), log, recorder);
          return new Probe(host.environment(), recorded, () -> nextEntry(20))
              .run()
              .map(done -> {
                adopt(log.status().stored());
                return done;
              });
        })
        .whenDone(alive::add, host.environment()::fault);
    return runUntil(() -> !alive.isEmpty(), BOUND);
  }

  private Optional<StorageId> storageId(NodeId node) {
    return world.faults().isUp(node)
        ? Optional.of(world.host(node, CLIENT.text()).environment().storage().id())
        : Optional.empty();
  }

  // ---- calm ----

  private void calmDown() throws Unavailable {
    disturbances.endAll();
    List<NodeId> clients = schedule.cluster().clients();
    if (!runUntil(() -> participants.keySet().containsAll(clients), BOUND)) {
      throw new Stuck("%s can open the log, of %s".formatted(participants.keySet(), clients));
    }
    runFor(CALM);
    finishSwitches();
    for (Participant client : participants.values()) {
      world.await(client.finish());
    }
  }

  private void finishSwitches() throws Unavailable {
    for (Call call : schedule.calls()) {
      if (call.request() instanceof Request.Switch(ProtocolSpec target)) {
        VirtualLog log = Objects.requireNonNull(participants.get(call.client())).log().log();
        for (int i = 0; i < SWITCH_ATTEMPTS && !switched.contains(call); i++) {
          if (world.await(log.reconfigExtend(target)) instanceof ReconfigResult.Installed) {
            switched.add(call);
          } else {
            runFor(Duration.ofMillis(200));
          }
        }
      }
    }
  }

  // ---- what is seen ----

  private void observe(Traced traced) {
    coverage.merge(traced.step().step(), 1L, Long::sum);
    invariants.forEach(invariant -> invariant.observe(traced));
    VirtualLog handle = handles.get(traced.node());
    if (traced.step() instanceof VirtualLogTrace.Adopted
        && handle != null
        && traced.unit().equals(CLIENT)) {
      adopt(handle.status().stored());
    }
    disturbances.observe(traced);
  }

  private void struck(Fault fault, Collection<NodeId> nodes) {
    if (nodes.isEmpty()) {
      spectator.mended(world.now(), fault);
    } else {
      spectator.struck(world.now(), fault, nodes);
    }
  }

  private Segment newest() {
    return chains.newest().chain().active();
  }

  private void adopt(Stored stored) {
    if (chains.adopt(stored)) {
      recorder
          .invoke(schedule.cluster().clients().getFirst(), "chain", Value.nil())
          .ok(ChainValue.of(stored));
    }
  }

  // ---- the verdict ----

  private SimulatedRun judged() {
    Verdict own =
        !recorder.findings().isEmpty()
            ? recorder.findings().invalid(NONE)
            : switched.size() < schedule.switches()
                ? new Verdict.Unknown(
                    NONE, "%d of %d switches".formatted(switched.size(), schedule.switches()))
                : new Verdict.Valid(NONE);
    LogChecker checker = allShow(this::isGapless) ? LogChecker.dense() : LogChecker.sparse();
    Verdict verdict = checker.check(recorder.history()).and(own);
    return result(verdict, lastEvidence(verdict));
  }

  private boolean allShow(Predicate<ProtocolSpec> property) {
    return schedule.compositions().stream().allMatch(property);
  }

  /** No filler has a position of its own: those of combinators do. */
  private boolean isGapless(ProtocolSpec spec) {
    return spec.children().isEmpty() && traits(spec).dense();
  }

  private LogletTraits traits(ProtocolSpec spec) {
    return catalogue.loglet(spec.protocol()).orElseThrow().traits(spec, catalogue);
  }

  /** The completion of the last call that the first violation needs. */
  private Optional<SimulatedRun.Broken> lastEvidence(Verdict verdict) {
    return verdict instanceof Verdict.Invalid invalid
        ? Optional.of(
            new SimulatedRun.Broken(
                Duration.ofNanos(
                    invalid.violations().getFirst().evidence().stream()
                        .mapToLong(Run::end)
                        .max()
                        .orElse(world.now())),
                0))
        : Optional.empty();
  }

  private static long end(dev.rhenea.checker.history.Call call) {
    var completion = call.completion();
    return completion == null ? call.invocation().time() : completion.time();
  }

  private SimulatedRun broken(Violation violation) {
    recorder.violation(violation);
    Verdict verdict = recorder.findings().invalid(OperationCounts.of(recorder.history()));
    return result(
        verdict,
        Optional.of(new SimulatedRun.Broken(Duration.ofNanos(world.now()), world.events())));
  }

  private SimulatedRun result(Verdict verdict, Optional<SimulatedRun.Broken> where) {
    return new SimulatedRun(
        schedule,
        verdict,
        world.traceHash(),
        world.events(),
        Duration.ofNanos(world.now()),
        world.costs(),
        switched.size(),
        disturbances.struck(),
        coverage,
        where);
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
    public Optional<StorageId> folder(NodeId node) {
      return pinger.folder(node);
    }

    @Override
    public void onSuspicion(Runnable listener) {
      pinger.onSuspicion(listener);
    }
  }
}
