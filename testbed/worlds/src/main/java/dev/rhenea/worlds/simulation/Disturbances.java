package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is broken now. Faults overlap: after each change the world is made to be what all that are
 * going on together make of it.
 */
final class Disturbances {
  /** Waits for a step, or for that many events to pass after it. */
  private record Strike(Fault fault, NodeId node, long event) {}

  private final World world;
  private final Schedule schedule;
  private final Roles roles;
  private final Predicate<NodeId> expendable;
  private final Consumer<NodeId> restarted;
  private final BiConsumer<Fault, Collection<NodeId>> told;
  private final List<Fault> waiting = new ArrayList<>();
  private final List<Strike> due = new ArrayList<>();
  private final Map<Fault, List<NodeId>> active = new LinkedHashMap<>();
  private final SortedMap<FaultKind, Integer> struck = new TreeMap<>();
  private Set<Cut> cuts = new LinkedHashSet<>();
  private Set<NodeId> full = new LinkedHashSet<>();
  private Set<NodeId> roomless = new LinkedHashSet<>();
  private Map<NodeId, Integer> slow = new LinkedHashMap<>();
  private Map<NodeId, Integer> misreading = new LinkedHashMap<>();
  private Map<NodeId, Double> rates = new LinkedHashMap<>();

  /**
   * @param expendable whether the log can bear that the node loses its disk, now
   * @param restarted told of nodes that are up again
   * @param told told of faults that strike, with the nodes they hit; of none when they end
   */
  Disturbances(
      World world,
      Schedule schedule,
      Roles roles,
      Predicate<NodeId> expendable,
      Consumer<NodeId> restarted,
      BiConsumer<Fault, Collection<NodeId>> told) {
    this.world = world;
    this.schedule = schedule;
    this.roles = roles;
    this.expendable = expendable;
    this.restarted = restarted;
    this.told = told;
  }

  /** How many of each kind struck. */
  SortedMap<FaultKind, Integer> struck() {
    return struck;
  }

  void begin(Fault fault) {
    switch (fault.target()) {
      case Target.Author author -> waiting.add(fault);
      case Target.Upon upon -> waiting.add(fault);
      default -> strike(fault, roles.of(fault.target()));
    }
  }

  void end(Fault fault) {
    waiting.remove(fault);
    due.removeIf(strike -> strike.fault.equals(fault));
    List<NodeId> nodes = active.remove(fault);
    if (nodes != null) {
      told.accept(fault, List.of());
      if (fault.kind() == FaultKind.DECAY) {
        nodes.stream().filter(world.faults()::isDamaged).forEach(this::replaceDisk);
      }
      apply();
    }
  }

  /** By an empty one; with what was on it if a Loglet made meanwhile would not bear the loss. */
  private void replaceDisk(NodeId node) {
    if (expendable.test(node)) {
      world.faults().wipe(node);
    } else {
      world.faults().mend(node);
    }
  }

  /** Everything is mended. */
  void endAll() {
    waiting.clear();
    due.clear();
    List.copyOf(active.keySet()).forEach(this::end);
  }

  /** Everything is mended but those nodes, which stay broken until {@link #endAll}. */
  void endAllBut(FaultKind kind, List<NodeId> nodes) {
    Fault rest =
        new Fault(
            Duration.ofNanos(world.now()),
            Duration.ofDays(1),
            kind,
            new Target.Nodes(nodes),
            kind.isGraded() ? 100 : 0);
    active.clear();
    waiting.clear();
    due.clear();
    strike(rest, nodes);
  }

  /** A step was taken: perhaps somebody waited for it. */
  void observe(Traced traced) {
    for (Fault fault : List.copyOf(waiting)) {
      switch (fault.target()) {
        case Target.Author(String step, int events) when traced.step().step().equals(step) -> {
          waiting.remove(fault);
          if (events == 0) {
            strike(fault, List.of(traced.node()));
          } else {
            due.add(new Strike(fault, traced.node(), world.events() + events));
          }
        }
        case Target.Upon(String step, Target whom) when traced.step().step().equals(step) -> {
          waiting.remove(fault);
          strike(fault, roles.of(whom));
        }
        default -> {}
      }
    }
  }

  /** Called before every event. */
  void strikeDue() {
    if (!due.isEmpty()) {
      List<Strike> now = due.stream().filter(strike -> strike.event <= world.events()).toList();
      due.removeAll(now);
      now.forEach(strike -> strike(strike.fault, List.of(strike.node)));
    }
  }

  private void strike(Fault fault, List<NodeId> nodes) {
    boolean loses = fault.kind() == FaultKind.WIPE || fault.kind() == FaultKind.DECAY;
    if (loses && !nodes.stream().allMatch(expendable)) {
      return;
    }
    struck.merge(fault.kind(), 1, Integer::sum);
    told.accept(fault, nodes);
    if (fault.kind() == FaultKind.WIPE) {
      nodes.forEach(world.faults()::wipe);
    }
    if (fault.kind() == FaultKind.DECAY) {
      nodes.forEach(world.faults()::damage);
    }
    active.put(fault, nodes);
    apply();
  }

  private void apply() {
    Faults faults = world.faults();
    Set<NodeId> down = hit(FaultKind.CRASH, FaultKind.WIPE);
    down.removeAll(schedule.cluster().keepers());
    Set<NodeId> paused = hit(FaultKind.PAUSE);
    paused.addAll(hit(FaultKind.CRASH)); // who must not be crashed stands still instead
    room();
    for (NodeId node : schedule.cluster().nodes()) {
      if (faults.isUp(node) && down.contains(node)) {
        faults.crash(node);
      }
      if (!faults.isUp(node) && !down.contains(node)) {
        faults.restart(node);
        if (faults.isUp(node)) { // not with what has decayed
          restarted.accept(node);
        }
      }
      if (faults.isUp(node) && paused.contains(node) != faults.isPaused(node)) {
        if (paused.contains(node)) {
          faults.pause(node);
        } else {
          faults.resume(node);
        }
      }
    }
    cut();
    faults.network(network());
    disks();
    clocks();
  }

  private void room() {
    Set<NodeId> nowFull = hit(FaultKind.DISK_FULL);
    Set<NodeId> nowRoomless = hit(FaultKind.NO_ROOM);
    for (NodeId node : schedule.cluster().nodes()) {
      if (schedule.cluster().keepers().contains(node)) {
        continue;
      }
      if (nowRoomless.contains(node)) {
        if (!roomless.contains(node)) {
          world.faults().noRoom(node);
        }
      } else if (roomless.contains(node) || nowFull.contains(node) != full.contains(node)) {
        world.faults().diskFull(node, nowFull.contains(node));
      }
    }
    full = nowFull;
    roomless = nowRoomless;
  }

  private void disks() {
    Faults faults = world.faults();
    Map<NodeId, Integer> nowSlow = strengths(FaultKind.SLOW_DISK);
    Map<NodeId, Integer> nowMisreading = strengths(FaultKind.MISREAD);
    for (NodeId node : schedule.cluster().nodes()) {
      int factor = nowSlow.getOrDefault(node, 1);
      if (factor != slow.getOrDefault(node, 1)) {
        faults.slowDisk(node, factor);
      }
      int hundredths = nowMisreading.getOrDefault(node, 0);
      if (hundredths != misreading.getOrDefault(node, 0)) {
        faults.misreads(node, hundredths / 100.0);
      }
    }
    slow = nowSlow;
    misreading = nowMisreading;
  }

  /** At most six times too fast or too slow; where both, about right. */
  private void clocks() {
    Map<NodeId, Integer> fast = strengths(FaultKind.FAST_CLOCK);
    Map<NodeId, Integer> slow = strengths(FaultKind.SLOW_CLOCK);
    Map<NodeId, Double> now = new LinkedHashMap<>();
    for (NodeId node : schedule.cluster().nodes()) {
      double rate =
          (1 + fast.getOrDefault(node, 0) / 20.0) / (1 + slow.getOrDefault(node, 0) / 20.0);
      if (rate != rates.getOrDefault(node, 1.0)) {
        world.faults().clockRate(node, rate);
      }
      now.put(node, rate);
    }
    rates = now;
  }

  /** How strongly each node is hit by faults of that kind. */
  private Map<NodeId, Integer> strengths(FaultKind kind) {
    Map<NodeId, Integer> strengths = new LinkedHashMap<>();
    active.forEach((fault, nodes) -> {
      if (fault.kind() == kind) {
        nodes.forEach(node -> strengths.merge(node, fault.strength(), Math::max));
      }
    });
    return strengths;
  }

  private void cut() {
    Set<Cut> now = new LinkedHashSet<>();
    List<NodeId> all = schedule.cluster().nodes();
    active.forEach((fault, nodes) -> now.addAll(Cut.by(fault.kind(), nodes, all)));
    if (!now.equals(cuts)) {
      cuts = now;
      world.faults().heal();
      now.forEach(each -> world.faults().cut(each.from(), each.to()));
    }
  }

  private NetworkModel network() {
    NetworkModel usual = schedule.network();
    double stragglers = Math.max(usual.stragglers(), strength(FaultKind.STRAGGLERS));
    return new NetworkModel(
        usual.shortest(),
        usual.spread(),
        stragglers,
        usual.longest(),
        Math.max(usual.loss(), strength(FaultKind.LOSS)),
        Math.max(usual.duplication(), strength(FaultKind.DUPLICATION)));
  }

  private double strength(FaultKind kind) {
    return active.keySet().stream()
        .filter(fault -> fault.kind() == kind)
        .mapToDouble(fault -> fault.strength() / 100.0)
        .max()
        .orElse(0);
  }

  private Set<NodeId> hit(FaultKind... kinds) {
    Set<NodeId> hit = new LinkedHashSet<>();
    active.forEach((fault, nodes) -> {
      if (List.of(kinds).contains(fault.kind())) {
        hit.addAll(nodes);
      }
    });
    return hit;
  }
}
