package dev.rhenea.worlds;

import dev.rhenea.environment.NodeId;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Breaks one node after the other, for a while each. Nothing it does costs anybody a disk. */
final class Nemesis {
  /** What can be done to a node. */
  private enum Fault {
    CRASH,
    AMBUSH,
    PAUSE,
    ISOLATE,
    DEAFEN,
    MUTE
  }

  private static final List<Fault> WITHOUT_LOSS_OF_MEMORY =
      List.of(Fault.PAUSE, Fault.ISOLATE, Fault.DEAFEN, Fault.MUTE);

  /** Where a reconfiguration may be interrupted. */
  private static final List<String> STEPS =
      List.of(
          "Reconfiguration.IntentWritten",
          "Reconfiguration.Created",
          "Reconfiguration.Sealed",
          "Reconfiguration.TailKnown",
          "Reconfiguration.Installed");

  private final World world;
  private final Recorder recorder;
  private final FaultLog log;
  private final RandomGenerator random;
  private final Set<NodeId> crashed = new LinkedHashSet<>();
  private @Nullable String ambush;
  private long from;

  Nemesis(World world, Recorder recorder, FaultLog log) {
    this.world = world;
    this.recorder = recorder;
    this.log = log;
    this.random = new SplittableRandom(world.seed() ^ 0x6e656d65736973L);
  }

  /** How long nothing is broken before the next fault. */
  Duration rest() {
    return millis(50, 600);
  }

  /**
   * Breaks a node, lets the world run for a while, and repairs it.
   *
   * @param meanwhile runs the world for the span it is given
   * @return the nodes that were restarted and have no clients any more
   */
  Set<NodeId> strike(Consumer<Duration> meanwhile) {
    boolean keeper = random.nextInt(4) == 0;
    NodeId node = Cast.any(random, keeper ? Cast.KEEPERS : Cast.SERVERS);
    List<Fault> possible = keeper ? WITHOUT_LOSS_OF_MEMORY : List.of(Fault.values());
    Fault fault = possible.get(random.nextInt(possible.size()));
    Duration span = random.nextInt(8) == 0 ? millis(5500, 8000) : millis(50, 2000);
    from = world.now();
    recorder.note(fault + " " + node);
    begin(fault, node);
    meanwhile.accept(span);
    end(fault, node);
    Set<NodeId> restarted = new LinkedHashSet<>(crashed);
    crashed.clear();
    return restarted;
  }

  /** An ambush kills whoever reconfigures, at the step it waits for. */
  void observe(Traced traced) {
    if (ambush != null && traced.step().step().equals(ambush)) {
      ambush = null;
      from = world.now();
      crash(traced.node());
    }
  }

  private void begin(Fault fault, NodeId node) {
    switch (fault) {
      case CRASH -> crash(node);
      case AMBUSH -> ambush = STEPS.get(random.nextInt(STEPS.size()));
      case PAUSE -> world.faults().pause(node);
      case ISOLATE -> world.faults().isolate(node);
      case DEAFEN -> others(node).forEach(other -> world.faults().cut(other, node));
      case MUTE -> others(node).forEach(other -> world.faults().cut(node, other));
    }
  }

  private void end(Fault fault, NodeId node) {
    switch (fault) {
      case CRASH, AMBUSH -> crashed.forEach(world.faults()::restart);
      case PAUSE -> world.faults().resume(node);
      case ISOLATE, DEAFEN, MUTE -> world.faults().heal();
    }
    ambush = null;
    Set<NodeId> hit = fault == Fault.AMBUSH ? crashed : Set.of(node);
    if (!hit.isEmpty()) {
      recorder.note(hit + " well again");
      log.add(hit, from, world.now());
    }
  }

  private void crash(NodeId node) {
    world.faults().crash(node);
    crashed.add(node);
  }

  private List<NodeId> others(NodeId node) {
    return world.nodes().stream().filter(other -> !other.equals(node)).toList();
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most));
  }
}
