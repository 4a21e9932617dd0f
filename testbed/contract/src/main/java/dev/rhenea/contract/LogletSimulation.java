package dev.rhenea.contract;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One seeded run of a Loglet in the simulator: writers, one or two sealers, and a nemesis that
 * breaks servers and connections at random moments and right after steps of the protocol, for that
 * is where the races are. Then readers meet one minority of dead servers after the other.
 */
public final class LogletSimulation {
  private static final int DISTURBANCES = 24;

  private final LogletTrial trial;
  private final LogletWorkload workload;
  private final World world;
  private final List<NodeId> servers;
  private final int tolerated;
  private final SplittableRandom random;
  private final double strikes;
  private final boolean mayLoseADisk;
  private int disksLost;
  private boolean resting;

  private LogletSimulation(LogletFixture fixture, LogletTrial trial, World world) {
    this.trial = trial;
    this.workload = new LogletWorkload(trial);
    this.world = world;
    this.servers = trial.servers();
    this.tolerated = fixture.tolerated();
    this.random = new SplittableRandom(world.seed());
    this.strikes = random.nextInt(3) * 0.01;
    this.mayLoseADisk = random.nextInt(4) == 0;
    world.observe(step -> strike(step.node()));
  }

  /**
   * Runs a fixture whose clusters are simulated.
   *
   * @return what was broken, each beginning with the name of a check: an obligation, {@code O5} if
   *     seal, checkTail or a read found no answer although a quorum was up, {@code read} if one had
   *     a wrong answer, {@code fault} if a unit reported a bug
   */
  public static List<String> run(LogletFixture fixture, long seed) {
    try {
      LogletTrial trial = LogletTrial.calm(fixture, seed);
      LogletSimulation simulation =
          new LogletSimulation(fixture, trial, ((SimulatedCluster) trial.cluster()).world());
      simulation.disturb();
      simulation.read();
      trial.close();
      return simulation.workload.violations();
    } catch (Unavailable why) {
      return List.of("O5: " + why.diagnosis());
    } catch (SimulationFault bug) {
      return List.of("fault: " + bug.getMessage());
    } catch (AssertionError unreadable) {
      return List.of("read: " + unreadable.getMessage());
    }
  }

  private void disturb() {
    world.faults().network(NetworkModel.ROUGH);
    for (int client = 0; client < 3; client++) {
      workload.write(trial.client(client), 10 + random.nextInt(30));
    }
    int sealAt = random.nextInt(DISTURBANCES + DISTURBANCES / 2);
    for (int i = 0; i < DISTURBANCES; i++) {
      if (i == sealAt || (i > sealAt && random.nextInt(2) == 0)) {
        workload.sealWithin(trial.client(random.nextInt(3)), Duration.ofMillis(1));
      }
      disturbOnce();
      world.runFor(Duration.ofNanos(1000L << random.nextInt(random.nextInt(8) == 0 ? 20 : 14)));
    }
  }

  private void disturbOnce() {
    switch (random.nextInt(9)) {
      case 0 -> world.faults().crash(pick(servers));
      case 1 -> world.faults().pause(pick(servers));
      case 2 -> world.faults().isolate(pick(world.nodes()));
      case 3 -> world.faults().cut(pick(world.nodes()), pick(servers));
      case 4 -> world.faults().cut(pick(servers), pick(world.nodes()));
      case 5 -> world.faults().heal();
      case 6 -> loseADisk(pick(servers));
      default -> revive(pick(servers));
    }
  }

  /** An empty disk is a dead server; one of them is enough for a run. */
  private void loseADisk(NodeId node) {
    if (mayLoseADisk && disksLost < Math.min(1, tolerated)) {
      disksLost++;
      world.faults().wipe(node);
      world.faults().restart(node);
    }
  }

  /** A step of the protocol was taken: what if something breaks just now? */
  private void strike(NodeId node) {
    if (resting || random.nextDouble() >= strikes) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> world.faults().crash(servers.contains(node) ? node : pick(servers));
      case 1 -> servers.subList(0, servers.size() - 1).forEach(world.faults()::crash);
      case 2 -> world.faults().isolate(node);
      default -> world.faults().cut(pick(servers), node);
    }
  }

  /** Whichever servers are dead, as long as a quorum lives: seal, checkTail and read (O3, O5). */
  private void read() throws Unavailable {
    resting = true;
    world.faults().heal();
    for (int reader = 0; reader < 3; reader++) {
      servers.forEach(this::revive);
      if (reader == 1) {
        workload.await();
      }
      List<NodeId> dead = new ArrayList<>(servers);
      while (dead.size() > tolerated - disksLost) {
        dead.remove(random.nextInt(dead.size()));
      }
      dead.forEach(world.faults()::crash);
      workload.sealAndRead(trial.client(reader));
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
