package dev.rhenea.nativeloglet;

import dev.rhenea.environment.NodeId;
import dev.rhenea.ordering.AppendsTrace;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks nodes and connections at random moments, and right when a step of the protocol was taken:
 * that is where the races are.
 */
final class Nemesis {
  private final World world;
  private final List<NodeId> mortal;
  private final List<NodeId> all;
  private final SplittableRandom random;
  private final double strikes;
  private boolean resting;

  /**
   * @param mortal nodes that may crash
   * @param strikes probability that a step on a LogServer is struck at; ten times that for the
   *     rarer ones of sequencer and clients
   */
  Nemesis(World world, List<NodeId> mortal, SplittableRandom random, double strikes) {
    this.world = world;
    this.mortal = mortal;
    this.all = world.nodes();
    this.random = random;
    this.strikes = strikes;
    world.observe(this::strike);
  }

  private void strike(Traced traced) {
    boolean frequent =
        traced.step() instanceof NativeTrace.LogServer || traced.step() instanceof AppendsTrace;
    if (resting || random.nextDouble() >= (frequent ? strikes : 10 * strikes)) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> crash(traced.node());
      case 1 -> world.faults().isolate(traced.node());
      case 2 -> crash(pick(mortal));
      default -> world.faults().cut(traced.node(), pick(all));
    }
  }

  /** One disturbance, or the end of one. */
  void act() {
    switch (random.nextInt(12)) {
      case 0 -> crash(pick(mortal));
      case 1 -> world.faults().pause(pick(mortal));
      case 2 -> world.faults().isolate(pick(all));
      case 3 -> world.faults().cut(pick(all), pick(all));
      case 4 -> world.faults().network(NetworkModel.ROUGH);
      case 5 -> world.faults().loss(0.1);
      case 6, 7 -> world.faults().heal();
      case 8 -> world.faults().network(NetworkModel.CALM);
      default -> revive(pick(mortal));
    }
  }

  /** Ends everything that it began, except that {@code dead} stay down. */
  void rest(List<NodeId> dead) {
    resting = true;
    world.faults().heal();
    world.faults().network(NetworkModel.CALM);
    mortal.forEach(this::revive);
    dead.forEach(world.faults()::crash);
  }

  private void crash(NodeId node) {
    if (mortal.contains(node)) {
      world.faults().crash(node);
    }
  }

  private void revive(NodeId node) {
    world.faults().restart(node);
    world.faults().resume(node);
  }

  private NodeId pick(List<NodeId> nodes) {
    return nodes.get(random.nextInt(nodes.size()));
  }
}
