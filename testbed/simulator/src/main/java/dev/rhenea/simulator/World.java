package dev.rhenea.simulator;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Trace;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Some nodes, a network and virtual time. The same seed, calls and protocols give the same run,
 * event by event, in every JVM. Confined to the thread that built it.
 *
 * <p>Nothing happens by itself: {@link #await}, {@link #runFor}, {@link #runUntil} and {@link
 * #step} run events. All of them throw {@link SimulationFault} as soon as a unit reports a bug.
 */
public final class World {
  /** What {@link #await} waits at most. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final long seed;
  private final Catalogue catalogue;
  private final Map<String, Payload> files;
  private final List<TraceObserver> observers;
  private final Fingerprint fingerprint;
  private final Scheduler scheduler;
  private final Wire wire;
  private final SequencedSet<NodeId> order;
  private final SortedMap<NodeId, SimulatedNode> nodes = new TreeMap<>();
  private final Faults faults = new Faults(this);
  private final Objects objects;
  private @Nullable SimulationFault fault;

  World(WorldBuilder builder) {
    seed = builder.seed;
    catalogue = builder.catalogue;
    files = new LinkedHashMap<>(builder.files);
    observers = new ArrayList<>(builder.observers);
    order = new LinkedHashSet<>(builder.nodes);
    fingerprint = new Fingerprint(seed);
    SplittableRandom root = new SplittableRandom(seed);
    scheduler = builder.scheduler(root.split(), fingerprint);
    wire =
        new Wire(nodes, builder.distance(), builder.network, scheduler, root.split(), fingerprint);
    objects = new Objects(seed, builder.network.loss());
    for (NodeId id : order) {
      Machine machine = builder.machineOf(id);
      Disk disk = new Disk(id, machine.disk(), scheduler, root.split(), wire::synced);
      nodes.put(id, new SimulatedNode(id, nodes.size(), this, machine, disk, root.split()));
    }
  }

  /** A world that is determined by {@code seed}. */
  public static WorldBuilder seeded(long seed) {
    return new WorldBuilder(seed);
  }

  public long seed() {
    return seed;
  }

  /** All nodes, up or not, in the order in which they were given. */
  public List<NodeId> nodes() {
    return List.copyOf(order);
  }

  /** Virtual nanoseconds since the world began. */
  public long now() {
    return scheduler.now();
  }

  /** How many events ran. */
  public long events() {
    return scheduler.events();
  }

  /** A hash of the whole run so far: events, their times and units, trace steps, message bytes. */
  public String traceHash() {
    return fingerprint.hex();
  }

  /** What the run cost so far. */
  public Costs costs() {
    return wire.costs();
  }

  public Faults faults() {
    return faults;
  }

  /** One more observer, from now on: one that acts on this world. */
  public void observe(TraceObserver observer) {
    observers.add(observer);
  }

  /** Somebody who is told of every message from now on; changes nothing about the run. */
  public void observeMessages(MessageObserver observer) {
    wire.observe(observer);
  }

  /**
   * The host of a client of that name; the same environment for the same name, until its node
   * crashes.
   *
   * @throws IllegalStateException if the node is down
   */
  public Host host(NodeId node, String unit) {
    return host(node(node).unit(new UnitId(unit)));
  }

  /** Runs at most one event, the next one; false if nothing is left to happen. */
  public boolean step() {
    throwFault();
    boolean ran = scheduler.step();
    throwFault();
    return ran;
  }

  /**
   * What may happen next in an open world, in the order in which it was planned; empty if nothing
   * is left to happen. {@link #step} would take the first.
   *
   * @throws IllegalStateException if this world is not open
   */
  public List<Happening> open() {
    throwFault();
    List<Happening> open = scheduler.open();
    throwFault();
    return open;
  }

  /**
   * Lets one of {@link #open} happen, and all that the unit it concerns does because of it.
   *
   * @throws IllegalStateException if this world is not open
   * @throws IllegalArgumentException if it is not one of them
   */
  public void happen(Happening which) {
    throwFault();
    scheduler.happen(which);
    throwFault();
  }

  /** Runs everything that happens within {@code span} from now. */
  public void runFor(Duration span) {
    long end = now() + span.toNanos();
    while (scheduler.nextTime() <= end) {
      step();
    }
    scheduler.advance(end);
  }

  /**
   * Runs until {@code condition} holds, which is asked before every event.
   *
   * @return whether it came to hold within {@code atMost}
   */
  public boolean runUntil(BooleanSupplier condition, Duration atMost) {
    long end = now() + atMost.toNanos();
    while (!condition.getAsBoolean()) {
      if (scheduler.nextTime() > end) {
        scheduler.advance(end);
        return condition.getAsBoolean();
      }
      step();
    }
    return true;
  }

  /**
   * Runs until {@code future} is done and returns its value.
   *
   * @throws Unavailable if that is what it ended with
   * @throws AssertionError if it is not done within ten virtual minutes, or nothing is left that
   *     could end it
   */
  public <T> T await(Future<T> future) throws Unavailable {
    Awaited<T> awaited = new Awaited<>();
    future.whenDone(awaited::succeed, awaited::fail);
    long end = now() + PATIENCE.toNanos();
    while (!awaited.done()) {
      if (scheduler.nextTime() > end) {
        throw new AssertionError(
            "seed %d, virtual time %d ns: a future is not done, %s"
                .formatted(
                    seed,
                    now(),
                    scheduler.nextTime() == Long.MAX_VALUE
                        ? "and nothing is left to happen"
                        : "after ten virtual minutes"));
      }
      step();
    }
    return awaited.get();
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Objects objects() {
    return objects;
  }

  Wire wire() {
    return wire;
  }

  SimulatedNode node(NodeId id) {
    return wire.find(id)
        .orElseThrow(() -> new IllegalArgumentException("no node " + id + " in " + order));
  }

  Host host(SimulatedUnit unit) {
    return new SimulatedHost(unit, catalogue, files, objects);
  }

  /** A fault was injected: part of the run's identity. */
  void note(String kind, NodeId node) {
    fingerprint.mix(kind);
    fingerprint.mix(node.name());
  }

  void traced(SimulatedUnit unit, Trace step) {
    fingerprint.mix(unit.tag);
    fingerprint.mix(step.toString());
    if (!observers.isEmpty()) {
      Traced traced = new Traced(now(), unit.node(), unit.unit(), step);
      observers.forEach(observer -> observer.observe(traced));
    }
  }

  void report(SimulatedUnit unit, Throwable bug) {
    if (fault == null) {
      fault = new SimulationFault(seed, now(), unit.node(), unit.unit(), bug);
    }
  }

  private void throwFault() {
    if (fault != null) {
      throw fault.again();
    }
  }
}
