package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * When faults begin and end: at their time, or upon a step of the protocol somebody waits for.
 * Faults overlap: after each change the world is made to be what all that are going on together
 * make of it ({@link Breakage}).
 */
final class Disturbances {
  /** Waits for a step, or for that many events to pass after it. */
  private record Strike(Fault fault, NodeId node, long event) {}

  private final World world;
  private final Roles roles;
  private final Predicate<NodeId> expendable;
  private final BiConsumer<Fault, Collection<NodeId>> told;
  private final List<Fault> waiting = new ArrayList<>();
  private final List<Strike> due = new ArrayList<>();
  private final Ongoing ongoing = new Ongoing();
  private final Breakage breakage;
  private final SortedMap<FaultKind, Integer> struck = new TreeMap<>();

  /**
   * Nothing is broken yet.
   *
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
    this.roles = roles;
    this.expendable = expendable;
    this.told = told;
    this.breakage = new Breakage(world, schedule, ongoing, restarted);
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
    ongoing
        .remove(fault)
        .ifPresent(nodes -> {
          told.accept(fault, List.of());
          if (fault.kind() == FaultKind.DECAY) {
            nodes.stream().filter(world.faults()::isDamaged).forEach(this::replaceDisk);
          }
          breakage.apply();
        });
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
    ongoing.all().forEach(this::end);
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
    ongoing.clear();
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
    ongoing.add(fault, nodes);
    breakage.apply();
  }
}
