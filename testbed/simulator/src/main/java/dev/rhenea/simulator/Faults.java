package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What can go wrong in a world; each call takes effect at once, also from inside a {@link
 * TraceObserver}. Calls that ask for what is the case already change nothing. Clients live on nodes
 * too: what hits the node hits them.
 */
public final class Faults {
  private final World world;

  Faults(World world) {
    this.world = world;
  }

  /**
   * Ends every unit of the node. Of each unit's writes that were not synced, a prefix of random
   * length survives. Others find the node silent, or are refused: a seeded choice.
   */
  public void crash(NodeId node) {
    note("crash", node);
    world.node(node).crash();
  }

  /**
   * Brings a crashed node up again, with what its disk holds and another clock. Not if something on
   * its disk is damaged: then it stays down until it is wiped.
   */
  public void restart(NodeId node) {
    note("restart", node);
    world.node(node).restart();
  }

  /** Stops the node from handling anything until {@link #resume}; what comes meanwhile waits. */
  public void pause(NodeId node) {
    note("pause", node);
    world.node(node).pause();
  }

  public void resume(NodeId node) {
    note("resume", node);
    world.node(node).resume();
  }

  /** Crashes the node if it is up and gives it an empty disk with another storage id. */
  public void wipe(NodeId node) {
    note("wipe", node);
    world.node(node).crash();
    world.node(node).disk().replace();
  }

  /**
   * While the disk is full it refuses records of logs, when they are synced, and whatever their
   * unit wrote after them; it has room for cells and for dropping.
   */
  public void diskFull(NodeId node, boolean full) {
    note(full ? "disk full" : "disk freed", node);
    world.node(node).disk().setRoom(full ? Room.RESERVE : Room.PLENTY);
  }

  /** There is no room for anything at all; until {@link #diskFull} says otherwise. */
  public void noRoom(NodeId node) {
    note("no room", node);
    world.node(node).disk().setRoom(Room.NONE);
  }

  /**
   * From now on a read finds, with that probability (0 to 1), something else than what was stored:
   * a flipped bit, or another place's content. The checksum shows it: the read is unavailable, and
   * may succeed the next time. Never is wrong data returned.
   */
  public void misreads(NodeId node, double probability) {
    NetworkModel.checkProbability("misreads", probability);
    note("misreads", node);
    world.node(node).disk().setMisreads(probability);
  }

  /**
   * Damages one of the records and cells that are durable on the node, a seeded choice. Reads of
   * that record are unavailable until it is dropped or written again; a node that crashed with
   * damage on its disk does not come up again until it is wiped, as no node opens such a disk.
   *
   * @return false if nothing is stored there
   */
  public boolean damage(NodeId node) {
    note("damage", node);
    return world.node(node).disk().damage();
  }

  /** What {@link #damage} hit can be read again, as from a mirror of the disk. */
  public void mend(NodeId node) {
    note("mend", node);
    world.node(node).disk().mend();
  }

  /** Whether something that {@link #damage} hit is still there. */
  public boolean isDamaged(NodeId node) {
    return world.node(node).disk().isDamaged();
  }

  /** From now on the node works like that machine; what is stored, computed and sent stays so. */
  public void machine(NodeId node, Machine machine) {
    note("machine", node);
    world.node(node).setMachine(machine);
  }

  /** What the node works like now. */
  public Machine machine(NodeId node) {
    return world.node(node).machine();
  }

  /** From now on the disk is {@code factor} (above 0) times as slow as it was built. */
  public void slowDisk(NodeId node, double factor) {
    machine(node, machine(node).with(world.node(node).built().disk().slower(factor)));
  }

  /** From now on the node's processor costs that much. */
  public void slowCpu(NodeId node, CpuModel cpu) {
    machine(node, machine(node).with(cpu));
  }

  /**
   * From now on the node's clock runs at {@code rate} times real time, and so do its timers, also
   * those that run already: at 2 they fire early, at 0.5 late.
   *
   * @param rate 0.01 to 100, to a millionth
   */
  public void clockRate(NodeId node, double rate) {
    if (!(rate >= 0.01 && rate <= 100)) {
      throw new IllegalArgumentException("a clock's rate is 0.01 to 100, not " + rate);
    }
    note("clock rate", node);
    world.node(node).clock().setDrift(world.now(), Math.round((rate - 1) * 1_000_000));
    replan(node);
  }

  /** The node's clock jumps forward; timers that it skips over fire at once. */
  public void clockJump(NodeId node, Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a monotonic clock never goes back by " + by);
    }
    note("clock jump", node);
    world.node(node).clock().jump(by.toNanos());
    replan(node);
  }

  /**
   * Ends what {@link #machine}, {@link #diskFull}, {@link #misreads} and {@link #clockRate} began.
   * What was damaged stays so.
   */
  public void repair(NodeId node) {
    machine(node, world.node(node).built());
    diskFull(node, false);
    misreads(node, 0);
    clockRate(node, 1);
  }

  /** Loses every message between the node and all others, those on their way included. */
  public void isolate(NodeId node) {
    for (NodeId other : world.nodes()) {
      if (!other.equals(node)) {
        cut(node, other);
        cut(other, node);
      }
    }
  }

  /** Loses every message in that one direction, those on their way included. */
  public void cut(NodeId from, NodeId to) {
    note("cut", from);
    note("to", to);
    world.wire().cut(world.node(from), world.node(to));
  }

  /** Whether messages in that direction are lost because of a cut. */
  public boolean isCut(NodeId from, NodeId to) {
    return world.wire().isCut(world.node(from), world.node(to));
  }

  /** Loses every message from one of {@code from} to one of {@code to}, in that direction only. */
  public void partitionOneWay(Collection<NodeId> from, Collection<NodeId> to) {
    for (NodeId sender : from) {
      for (NodeId receiver : to) {
        if (!sender.equals(receiver)) {
          cut(sender, receiver);
        }
      }
    }
  }

  /** From now on messages in that one direction fare like that. */
  public void link(NodeId from, NodeId to, Link link) {
    note("link", from);
    note("to", to);
    world.wire().setLink(world.node(from), world.node(to), link);
  }

  /** Cuts every connection between different groups; nodes in none form a group together. */
  public void partition(List<? extends Collection<NodeId>> groups) {
    for (NodeId from : world.nodes()) {
      for (NodeId to : world.nodes()) {
        if (groups.stream().anyMatch(group -> group.contains(from) != group.contains(to))) {
          cut(from, to);
        }
      }
    }
  }

  /** Ends every cut, and makes every link a usual one again. */
  public void heal() {
    world.wire().heal();
  }

  /** From now on each way of a call to an object store is lost with that probability. */
  public void storeLoss(double probability) {
    world.objects().loss(probability);
  }

  /** From now on calls reach object stores and are never answered, or are answered again. */
  public void storeSilence(boolean silent) {
    world.objects().silent(silent);
  }

  /** From now on the node finds no folder where the others find a store of objects. */
  public void unmountStore(NodeId node, String folder) {
    world.note("unmount " + folder, node);
    world.objects().unmount(node, folder);
  }

  /** From now on the node finds an empty store of its own where the others find theirs. */
  public void mountAnotherStore(NodeId node, String folder) {
    world.note("mount another " + folder, node);
    world.objects().mountAnother(node, folder);
  }

  /** From now on the node finds there what the others find. */
  public void mountStore(NodeId node, String folder) {
    world.note("mount " + folder, node);
    world.objects().mount(node, folder);
  }

  /** From now on every message is lost with that probability, 0 to 1. */
  public void loss(double probability) {
    network(world.wire().model().withLoss(probability));
  }

  /** From now on one-way messages arrive twice with that probability, 0 to 1. */
  public void duplication(double probability) {
    network(world.wire().model().withDuplication(probability));
  }

  /** From now on messages are late by up to {@code atMost} with that probability, 0 to 1. */
  public void reordering(double probability, Duration atMost) {
    network(world.wire().model().withStragglers(probability, atMost));
  }

  /** From now on the network behaves like that. */
  public void network(NetworkModel model) {
    world.wire().setModel(model);
  }

  public boolean isUp(NodeId node) {
    return world.node(node).isUp();
  }

  public boolean isPaused(NodeId node) {
    return world.node(node).isPaused();
  }

  private void replan(NodeId node) {
    SimulatedNode home = world.node(node);
    for (Runnable planned : world.scheduler().planned()) {
      if (planned instanceof UnitTimers.Running timer && timer.isOn(home)) {
        timer.replan();
      }
    }
  }

  private void note(String kind, NodeId node) {
    world.note(kind, node);
  }
}
