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
  private final Machine built;
  private final Disk disk;
  private final RandomGenerator random;
  private final Clock clock = new Clock();
  private final Lane sends = new Lane();
  private final Lane receives = new Lane();
  private final SortedMap<UnitId, SimulatedUnit> units = new TreeMap<>();
  private Machine machine;
  private boolean up = true;
  private boolean paused;
  private boolean busy;
  private boolean refuses;
  private long busyUntil;
  private int incarnation;

  SimulatedNode(
      NodeId id, int index, World world, Machine built, Disk disk, RandomGenerator random) {
    this.id = id;
    this.index = index;
    this.world = world;
    this.built = built;
    this.machine = built;
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

  Clock clock() {
    return clock;
  }

  /** What it was built as. */
  Machine built() {
    return built;
  }

  /** What it works like now. */
  Machine machine() {
    return machine;
  }

  void setMachine(Machine machine) {
    this.machine = machine;
    disk.setModel(machine.disk());
  }

  boolean isUp() {
    return up;
  }

  boolean isPaused() {
    return paused;
  }

  /** Whether its units may handle events now. */
  boolean isRunning() {
    return !paused && !busy;
  }

  /** Whether, being down, it tells others so (the process died) or is silent (the machine did). */
  boolean refuses() {
    return refuses;
  }

  int incarnation() {
    return incarnation;
  }

  SimulatedUnit unit(UnitId unit) {
    if (!up) {
      throw new IllegalStateException(id + " is down");
    }
    return units.computeIfAbsent(unit, name -> new SimulatedUnit(this, name));
  }

  /** One event was handled. */
  void handled() {
    work(machine.cpu().perEvent().toNanos());
  }

  /** A message of that size to another node; in how many nanoseconds it will have left. */
  long send(int bytes) {
    long computed = work(machine.cpu().message(bytes));
    long now = world.now() + computed;
    return computed + sends.pass(now, bytes, machine.nic().sends());
  }

  /** A message of that size came from another node; in how many nanoseconds it will be here. */
  long receive(int bytes) {
    return receives.pass(world.now(), bytes, machine.nic().receives());
  }

  /** A message of that size from another node is being handled. */
  void take(int bytes) {
    work(machine.cpu().message(bytes));
  }

  void crash() {
    if (up) {
      up = false;
      paused = false;
      busy = false;
      busyUntil = 0;
      refuses =
          world.scheduler().choose(Chance.REFUSAL, 2, () -> random.nextBoolean() ? 1 : 0) == 1;
      units.values().forEach(SimulatedUnit::end);
      units.clear();
      sends.clear();
      receives.clear();
      disk.crash();
    }
  }

  /** Brings it up, unless its disk cannot be recovered. */
  void restart() {
    if (!up && !disk.isDamaged()) {
      up = true;
      start();
    }
  }

  void pause() {
    if (up && !paused) {
      paused = true;
      halt();
    }
  }

  void resume() {
    if (paused) {
      paused = false;
      wake();
    }
  }

  private void start() {
    incarnation++;
    clock.reset(world.now(), world.now() + random.nextLong(1L << 50));
  }

  /** Keeps the processor busy; in how many nanoseconds it will be done with everything. */
  private long work(long nanos) {
    if (nanos > 0 && up) {
      busyUntil = Math.max(busyUntil, world.now()) + nanos;
      if (!busy) {
        busy = true;
        halt();
        awaitIdle();
      }
    }
    return Math.max(0, busyUntil - world.now());
  }

  private void awaitIdle() {
    int working = incarnation;
    world
        .scheduler()
        .after(
            Subject.internal(id),
            busyUntil - world.now(),
            () -> {
              if (working == incarnation && busy) {
                idle();
              }
            });
  }

  private void idle() {
    if (busyUntil > world.now()) {
      awaitIdle();
    } else {
      busy = false;
      wake();
    }
  }

  private void halt() {
    units.values().forEach(unit -> world.scheduler().removeReady(unit));
  }

  private void wake() {
    units.values().forEach(SimulatedUnit::wake);
  }
}
