package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.UnitId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A machine: its disk outlives crashes, its units do not. */
final class SimulatedNode {
  private final NodeId id;
  private final int index;
  private final World world;
  private final Disk disk;
  private final RandomGenerator random;
  private final SortedMap<UnitId, SimulatedUnit> units = new TreeMap<>();
  private boolean up = true;
  private boolean paused;
  private boolean refuses;
  private int incarnation;
  private long clockOffset;

  SimulatedNode(NodeId id, int index, World world, Disk disk, RandomGenerator random) {
    this.id = id;
    this.index = index;
    this.world = world;
    this.disk = disk;
    this.random = random;
    start();
  }

  NodeId id() {
    return id;
  }

  int index() {
    return index;
  }

  World world() {
    return world;
  }

  Disk disk() {
    return disk;
  }

  boolean isUp() {
    return up;
  }

  boolean isPaused() {
    return paused;
  }

  /** Whether, being down, it tells others so (the process died) or is silent (the machine did). */
  boolean refuses() {
    return refuses;
  }

  int incarnation() {
    return incarnation;
  }

  /** What this node's monotonic clock is ahead of virtual time; another one after each restart. */
  long clockOffset() {
    return clockOffset;
  }

  SimulatedUnit unit(UnitId unit) {
    if (!up) {
      throw new IllegalStateException(id + " is down");
    }
    return units.computeIfAbsent(unit, name -> new SimulatedUnit(this, name));
  }

  void crash() {
    if (up) {
      up = false;
      paused = false;
      refuses = random.nextBoolean();
      units.values().forEach(SimulatedUnit::end);
      units.clear();
      disk.crash();
    }
  }

  void restart() {
    if (!up) {
      up = true;
      start();
    }
  }

  void pause() {
    if (up && !paused) {
      paused = true;
      units.values().forEach(unit -> world.scheduler().removeReady(unit));
    }
  }

  void resume() {
    if (paused) {
      paused = false;
      units.values().forEach(SimulatedUnit::wake);
    }
  }

  private void start() {
    incarnation++;
    clockOffset = random.nextLong(1L << 50);
  }
}
