package dev.rhenea.worlds.register;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.PlacementTrace;
import dev.rhenea.virtuallog.placement.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SplittableRandom;

/**
 * Everything that may happen to the nodes of a run in which registers move, by a seed: crashes,
 * also at a step of a move, pauses, cut networks, and operators who move the registers, take nodes
 * out and in, and make a log.
 */
final class RelocationNemesis {
  private final World world;
  private final MovingCluster cluster;
  private final SplittableRandom random;
  private final List<Operation> operations = new ArrayList<>();
  private boolean strike;

  /** What an operator began through a node, which may have died since. */
  private record Operation(MovingNode by, Future<?> end) {}

  /** A nemesis that did nothing yet. */
  RelocationNemesis(World world, MovingCluster cluster) {
    this.world = world;
    this.cluster = cluster;
    this.random = new SplittableRandom(world.seed() ^ 0x6d6f7665L);
    world.observe(this::strike);
  }

  /** One disturbance, or the end of some. */
  void disturb() {
    switch (random.nextInt(18)) {
      case 0 -> world.faults().crash(pick());
      case 1 -> strike = true;
      case 2 -> world.faults().isolate(pick());
      case 3 -> world.faults().partition(List.of(List.of(pick(), pick())));
      case 4 -> world.faults().pause(pick());
      case 5, 6, 7 -> someone().ifPresent(node -> began(node, node.move(some())));
      case 8, 9, 10 -> someone().ifPresent(this::takeSomebodyOut);
      case 11 -> someone().ifPresent(this::takeSomebodyIn);
      case 12 -> someone().ifPresent(node -> began(node, node.add("c")));
      case 13 -> cluster.restartAll();
      case 14, 15 -> someone().ifPresent(this::exodus);
      default -> calm();
    }
  }

  /** While one sleeps, the registers move away, and as many as can leave where they were. */
  private void exodus(MovingNode by) {
    NodeId sleeper = pick();
    if (sleeper.equals(by.node())) {
      return;
    }
    if (random.nextBoolean()) {
      world.faults().crash(sleeper);
    } else {
      world.faults().pause(sleeper);
    }
    List<NodeId> old =
        by.latest()
            .flatMap(Recorded::placement)
            .map(Placement::acceptors)
            .orElse(MovingCluster.FOUNDING);
    SequencedSet<NodeId> others = new LinkedHashSet<>(cluster.present());
    others.removeAll(old);
    others.remove(sleeper);
    while (others.size() > 3) {
      others.removeLast();
    }
    began(by, by.move(others.isEmpty() ? some() : others));
    world.runFor(Duration.ofMillis(400));
    for (NodeId node : old) {
      someone().ifPresent(operator -> takeOut(operator, node));
      world.runFor(Duration.ofMillis(50));
    }
  }

  private void takeSomebodyOut(MovingNode by) {
    takeOut(by, pick());
  }

  private void takeOut(MovingNode by, NodeId leaver) {
    if (leaver.equals(by.node())) {
      return;
    }
    began(
        by,
        by.takeOut(leaver)
            .map(out -> {
              if (out) {
                cluster.left(leaver);
              }
              return out;
            }));
  }

  private void takeSomebodyIn(MovingNode by) {
    cluster
        .newcomer()
        .ifPresent(newcomer ->
            began(
                by,
                by.takeIn(newcomer)
                    .map(in -> {
                      cluster.cameBack(newcomer, in);
                      return in;
                    })));
  }

  /** Lets some time pass, from microseconds to half a second. */
  void pass() {
    world.runFor(Duration.ofNanos(1000L << random.nextInt(19)));
  }

  /** Ends all disturbances; what left stays away. */
  void calm() {
    strike = false;
    world.faults().heal();
    MovingCluster.NODES.forEach(world.faults()::resume);
    cluster.restartAll();
  }

  private void began(MovingNode by, Future<?> operation) {
    operations.add(new Operation(by, operation));
  }

  /** Whether no operator who lives is still at it. */
  boolean isQuiet() {
    return operations.stream()
        .allMatch(each -> each.end().isDone() || !cluster.isCurrent(each.by()));
  }

  private void strike(Traced traced) {
    if (strike && traced.step() instanceof PlacementTrace && random.nextInt(3) == 0) {
      strike = false;
      world.faults().crash(traced.node());
    }
  }

  private Optional<MovingNode> someone() {
    List<MovingNode> able = cluster.able();
    return able.isEmpty() ? Optional.empty() : Optional.of(able.get(random.nextInt(able.size())));
  }

  private NodeId pick() {
    List<NodeId> present = cluster.present();
    return present.get(random.nextInt(present.size()));
  }

  /** Three of the nodes there are. */
  SequencedSet<NodeId> some() {
    SequencedSet<NodeId> some = new LinkedHashSet<>();
    while (some.size() < 3) {
      some.add(pick());
    }
    return some;
  }
}
