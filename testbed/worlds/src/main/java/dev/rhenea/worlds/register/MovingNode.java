package dev.rhenea.worlds.register;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Loop;
import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosRegister;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Following;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import dev.rhenea.virtuallog.placement.Relocated;
import dev.rhenea.virtuallog.placement.Relocation;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One process of a node: finds the directory and every log's register, holds on to them, uses them,
 * and follows when they are moved. What survives it is its acceptors' state and what it remembers.
 */
final class MovingNode implements Following.Holdings {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Environment environment;
  private final MovingRegisters registers;
  private final Histories histories;
  private final Map<NodeId, List<NodeId>> remembered;
  private final Map<RegisterId, PaxosRegister> logs =
      new TreeMap<>(Comparator.comparing(RegisterId::name));
  private @Nullable MovingLedger ledger;
  private @Nullable Recorded latest;

  /** What was seen of each register. */
  interface Histories {
    RegisterHistory of(RegisterId id);
  }

  /**
   * A process that begins.
   *
   * @param remembered where each node looks for the registers first; kept when a process ends
   */
  MovingNode(Host host, Histories histories, Map<NodeId, List<NodeId>> remembered) {
    this.environment = host.environment();
    this.registers = new MovingRegisters(host);
    this.histories = histories;
    this.remembered = remembered;
  }

  NodeId node() {
    return environment.node();
  }

  /** What it read last of the directory, if it found it. */
  Optional<Recorded> latest() {
    return Optional.ofNullable(latest);
  }

  /** Whether every log is open that it knows of, and all of these. */
  boolean isReady(Collection<String> known) {
    return latest != null
        && logs.size() == latest.logs().size()
        && known.stream().map(VirtualLog::registerOf).allMatch(logs::containsKey);
  }

  /** Never ends by itself. */
  void begin() {
    Loop.run(
            environment,
            Done.DONE,
            again ->
                registers
                    .directory(new LinkedHashSet<>(remembered.getOrDefault(node(), List.of())))
                    .<Loop.Step<Done, PaxosRegister>>map(Loop.Step.Done::new)
                    .recover(why -> environment.pause(LOOK_AGAIN).map(Loop.Step.Again::new)))
        .whenDone(
            register -> {
              ledger = new MovingLedger(environment, register);
              look();
            },
            why -> {});
  }

  private void look() {
    round(ledger())
        .recover(why -> environment.done())
        .compose(done -> environment.pause(pause()))
        .whenDone(this::look);
  }

  private Duration pause() {
    return Duration.ofNanos(environment.random().nextLong(LOOK_AGAIN.toNanos()));
  }

  private MovingLedger ledger() {
    if (ledger == null) {
      throw new IllegalStateException("no directory yet");
    }
    return ledger;
  }

  private Future<Done> round(MovingLedger directory) {
    return (remembered.containsKey(node())
            ? directory.look()
            : directory.found(MovingCluster.first()))
        .compose(now -> {
          latest = now;
          remembered.putIfAbsent(node(), MovingCluster.FOUNDING);
          return openAll(now)
              .compose(
                  open -> new Following(environment, directory, this).run(now, MovingLedger.ID))
              .compose(followed -> use());
        });
  }

  private Future<Done> openAll(Recorded now) {
    List<RegisterId> missing =
        now.logs().stream()
            .map(VirtualLog::registerOf)
            .filter(id -> !logs.containsKey(id))
            .toList();
    return Loop.each(
        environment,
        missing,
        id ->
            registers
                .of(id, now.placement())
                .map(register -> {
                  logs.put(id, register);
                  return Done.DONE;
                }));
  }

  /** Reads a log's register, and writes after what it read. */
  private Future<Done> use() {
    if (logs.isEmpty()) {
      return environment.done();
    }
    List<RegisterId> ids = List.copyOf(logs.keySet());
    RegisterId id = ids.get(environment.random().nextInt(ids.size()));
    return use(id).map(version -> Done.DONE);
  }

  /** The version read at first, if there was an answer. */
  Future<Optional<Version>> use(RegisterId id) {
    PaxosRegister register = Objects.requireNonNull(logs.get(id));
    RegisterHistory history = histories.of(id);
    return history
        .read(environment, register)
        .compose(seen ->
            seen.isEmpty()
                ? environment.completed(seen)
                : history
                    .write(
                        register,
                        Payload.utf8("%s %x".formatted(node(), environment.random().nextLong())),
                        seen.get())
                    .map(written -> seen));
  }

  @Override
  public Future<Done> refresh(RegisterId id, Placement placement, boolean forward) {
    Future<Done> read =
        id.equals(MovingLedger.ID)
            ? ledger().look().map(now -> Done.DONE)
            : Objects.requireNonNull(logs.get(id)).read().map(now -> Done.DONE);
    return forward
        ? read.compose(done -> registers.open(id, placement)).compose(MovableRegister::forward)
        : read;
  }

  @Override
  public Future<Done> remember(Placement placement) {
    remembered.put(node(), placement.acceptors());
    return environment.done();
  }

  /** Moves the registers. */
  Future<Relocated> move(SequencedSet<NodeId> nodes) {
    return new Relocation(
            environment, ledger(), this::written, MovingLedger.ID, MovingCluster.FOUNDING, nodes)
        .run();
  }

  /** A log's register has a value before it is moved. */
  private Future<MovableRegister> written(RegisterId id, Placement placement) {
    return registers
        .open(id, placement)
        .compose(register ->
            id.equals(MovingLedger.ID)
                ? environment.completed(register)
                : register
                    .read()
                    .compose(read ->
                        read.version().equals(Version.NONE)
                            ? histories
                                .of(id)
                                .write(register, Payload.utf8("first of " + node()), Version.NONE)
                            : environment.done())
                    .map(done -> register));
  }

  /** Takes a node out of the cluster, if nothing needs it (A4); whether it is out. */
  Future<Boolean> takeOut(NodeId leaver) {
    return ledger()
        .change(now -> Census.without(now, leaver))
        .map(now -> !now.nodes().contains(leaver));
  }

  /** Takes in a node that begins anew, with an empty disk. */
  Future<Recorded> takeIn(NodeId newcomer) {
    return ledger().change(now -> Optional.of(Census.with(now, newcomer)));
  }

  /** One log more, if there is none of that name. */
  Future<Recorded> add(String log) {
    return ledger().change(now -> Census.withLog(now, log));
  }
}
