package dev.rhenea.simulator;

import dev.rhenea.environment.NodeId;
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

  /** Brings a crashed node up again, with what its disk holds and another clock. */
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

  /** Syncs fail while the disk is full, and poison the units that wrote. */
  public void diskFull(NodeId node, boolean full) {
    note(full ? "disk full" : "disk freed", node);
    world.node(node).disk().setFull(full);
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

  /** Ends every cut. */
  public void heal() {
    world.wire().heal(world.nodes().stream().map(world::node).toList());
  }

  /** From now on every message is lost with that probability, 0 to 1. */
  public void loss(double probability) {
    network(world.wire().model().withLoss(probability));
  }

  /** From now on one-way messages arrive twice with that probability, 0 to 1. */
  public void duplication(double probability) {
    network(world.wire().model().withDuplication(probability));
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

  private void note(String kind, NodeId node) {
    world.note(kind, node);
  }
}
