package dev.rhenea.worlds.register;

import dev.rhenea.environment.NodeId;
import dev.rhenea.paxos.PaxosTrace;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Everything that may happen to the nodes of a register, by a seed. */
final class RegisterNemesis {
  private final World world;
  private final List<NodeId> acceptors;
  private final Operator operator;
  private final Consumer<NodeId> restarted;
  private final SplittableRandom random;
  private Strike strike = Strike.NONE;

  /** What the next step of the protocol is answered with. */
  private enum Strike {
    NONE,
    /** The node that took the step crashes. */
    CRASH,
    /** Every acceptor crashes as soon as anybody knows of a choice. */
    BLACKOUT
  }

  /**
   * A nemesis that did nothing yet.
   *
   * @param restarted told of every node that comes up again
   */
  RegisterNemesis(
      World world, List<NodeId> acceptors, Operator operator, Consumer<NodeId> restarted) {
    this.world = world;
    this.acceptors = List.copyOf(acceptors);
    this.operator = operator;
    this.restarted = restarted;
    this.random = new SplittableRandom(world.seed());
    world.observe(this::strike);
  }

  /** One disturbance, or the end of some. */
  void disturb() {
    switch (random.nextInt(12)) {
      case 0 -> world.faults().crash(pick(victims()));
      case 1 -> strike = Strike.CRASH;
      case 2 -> strike = Strike.BLACKOUT;
      case 3 -> world.faults().isolate(pick(victims()));
      case 4 -> world.faults().partition(List.of(some(victims(), victims().size() / 2)));
      case 5 -> world.faults().cut(pick(victims()), pick(acceptors));
      case 6 -> world.faults().pause(pick(acceptors));
      case 7 -> loseADisk(pick(acceptors));
      case 8 -> operator.change(some(acceptors, operator.misses() ? 3 : 1 + random.nextInt(5)));
      case 9 -> world.faults().heal();
      case 10 -> restartAll();
      default -> calm();
    }
  }

  /** Ends all disturbances. */
  void calm() {
    strike = Strike.NONE;
    world.faults().heal();
    acceptors.forEach(world.faults()::resume);
    restartAll();
  }

  /** Lets some time pass, from microseconds to what a call may take. */
  void pass() {
    world.runFor(Duration.ofNanos(1000L << random.nextInt(18)));
  }

  private void loseADisk(NodeId node) {
    if (operator.canLoseADisk()) {
      operator.loses(node);
      world.faults().wipe(node);
      restart(node);
    }
  }

  private void strike(Traced traced) {
    boolean choice = traced.step() instanceof PaxosTrace.Choice;
    boolean victim = traced.step() instanceof PaxosTrace && victims().contains(traced.node());
    if (strike == Strike.CRASH && victim && random.nextInt(4) == 0) {
      strike = Strike.NONE;
      world.faults().crash(traced.node());
    } else if (strike == Strike.BLACKOUT && choice) {
      strike = Strike.NONE;
      acceptors.forEach(world.faults()::crash);
    }
  }

  private void restartAll() {
    victims().forEach(this::restart);
  }

  private void restart(NodeId node) {
    if (!world.faults().isUp(node)) {
      world.faults().restart(node);
      restarted.accept(node);
    }
  }

  /** The nodes that may be hit: all but the operator's. */
  private List<NodeId> victims() {
    return world.nodes().stream().filter(node -> !node.equals(operator.node())).toList();
  }

  private NodeId pick(List<NodeId> nodes) {
    return nodes.get(random.nextInt(nodes.size()));
  }

  private List<NodeId> some(List<NodeId> nodes, int count) {
    List<NodeId> rest = new ArrayList<>(nodes);
    List<NodeId> picked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      picked.add(rest.remove(random.nextInt(rest.size())));
    }
    return picked;
  }
}
