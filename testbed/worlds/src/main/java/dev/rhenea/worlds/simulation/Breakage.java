package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Faults;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.World;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the world what all faults that are going on together make of it: nodes, network, disks and
 * clocks. Remembers what it made of it last, and changes only what is to be different, so that a
 * fault that begins or ends disturbs nothing that another one holds.
 */
final class Breakage {
  private final World world;
  private final Schedule schedule;
  private final Ongoing ongoing;
  private final Consumer<NodeId> restarted;
  private Set<Cut> cuts = new LinkedHashSet<>();
  private Set<NodeId> full = new LinkedHashSet<>();
  private Set<NodeId> roomless = new LinkedHashSet<>();
  private Map<NodeId, Integer> slow = new LinkedHashMap<>();
  private Map<NodeId, Integer> misreading = new LinkedHashMap<>();
  private Map<NodeId, Double> rates = new LinkedHashMap<>();

  /**
   * A world in which nothing is broken yet.
   *
   * @param restarted told of nodes that are up again
   */
  Breakage(World world, Schedule schedule, Ongoing ongoing, Consumer<NodeId> restarted) {
    this.world = world;
    this.schedule = schedule;
    this.ongoing = ongoing;
    this.restarted = restarted;
  }

  /** Called after each change of what is going on. */
  void apply() {
    Faults faults = world.faults();
    Set<NodeId> down = ongoing.hit(FaultKind.CRASH, FaultKind.WIPE);
    down.removeAll(schedule.cluster().keepers());
    Set<NodeId> paused = ongoing.hit(FaultKind.PAUSE);
    paused.addAll(ongoing.hit(FaultKind.CRASH)); // who must not be crashed stands still instead
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
    Set<NodeId> nowFull = ongoing.hit(FaultKind.DISK_FULL);
    Set<NodeId> nowRoomless = ongoing.hit(FaultKind.NO_ROOM);
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
    Map<NodeId, Integer> nowSlow = ongoing.strengths(FaultKind.SLOW_DISK);
    Map<NodeId, Integer> nowMisreading = ongoing.strengths(FaultKind.MISREAD);
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
    Map<NodeId, Integer> fast = ongoing.strengths(FaultKind.FAST_CLOCK);
    Map<NodeId, Integer> slow = ongoing.strengths(FaultKind.SLOW_CLOCK);
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

  private void cut() {
    Set<Cut> now = ongoing.cuts(schedule.cluster().nodes());
    if (!now.equals(cuts)) {
      cuts = now;
      world.faults().heal();
      now.forEach(each -> world.faults().cut(each.from(), each.to()));
    }
  }

  private NetworkModel network() {
    NetworkModel usual = schedule.network();
    double stragglers = Math.max(usual.stragglers(), ongoing.share(FaultKind.STRAGGLERS));
    return new NetworkModel(
        usual.shortest(),
        usual.spread(),
        stragglers,
        usual.longest(),
        Math.max(usual.loss(), ongoing.share(FaultKind.LOSS)),
        Math.max(usual.duplication(), ongoing.share(FaultKind.DUPLICATION)));
  }
}
