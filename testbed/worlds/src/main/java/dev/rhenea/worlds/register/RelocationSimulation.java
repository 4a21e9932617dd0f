package dev.rhenea.worlds.register;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Relocated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * One seeded run: seven nodes use the registers of two logs, and of a third that is made meanwhile,
 * while one or two of them at once move all registers to other nodes, die at it, and are cut off;
 * nodes that are needed no more leave for good, and come back empty. Ends with all nodes up and the
 * network whole: then every node, also after a restart, finds every register, and a move is seen
 * through. What left stays away.
 */
public final class RelocationSimulation {
  private static final int DISTURBANCES = 80;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final World world;
  private final MovingCluster cluster;
  private final RelocationNemesis nemesis;
  private final List<Violation> violations = new ArrayList<>();

  private RelocationSimulation(long seed) {
    world =
        World.seeded(seed)
            .nodes(MovingCluster.NODES)
            .catalogue(new Catalogue(List.of(), List.of(new PaxosProvider())))
            .build();
    cluster = new MovingCluster(world);
    nemesis = new RelocationNemesis(world, cluster);
  }

  /** Runs that seed and returns the laws that were broken, each with what broke it. */
  public static List<Violation> run(long seed) {
    RelocationSimulation simulation = new RelocationSimulation(seed);
    try {
      simulation.play();
    } catch (SimulationFault bug) {
      simulation.broken(RegisterLaw.NO_FAULT, bug.toString());
    } catch (Unavailable why) {
      simulation.broken(RegisterLaw.RESUMES, why.diagnosis().toString());
    }
    simulation
        .cluster
        .histories()
        .forEach(history ->
            simulation.violations.addAll(RegisterLaws.violations(history.observations())));
    return List.copyOf(simulation.violations);
  }

  private void play() throws Unavailable {
    MovingCluster.NODES.forEach(cluster::start);
    if (!world.runUntil(cluster::allReady, SOON)) {
      throw new IllegalStateException("an undisturbed cluster did not begin");
    }
    world.faults().network(NetworkModel.ROUGH);
    for (int i = 0; i < DISTURBANCES; i++) {
      nemesis.disturb();
      nemesis.pass();
    }
    nemesis.calm();
    recover();
    for (NodeId node : cluster.present()) { // everything restarts
      world.faults().crash(node);
    }
    cluster.present().forEach(cluster::restart);
    recover();
  }

  private void recover() throws Unavailable {
    world.faults().network(NetworkModel.CALM);
    if (!world.runUntil(nemesis::isQuiet, SOON)) {
      broken(RegisterLaw.RESUMES, "an operator has no answer");
      return;
    }
    if (!world.runUntil(cluster::allReady, SOON)) {
      broken(RegisterLaw.RESUMES, "not every node finds every register: " + cluster.unready());
      return;
    }
    for (NodeId node : cluster.present()) {
      for (String log : cluster.logs()) {
        Optional<Version> seen = world.await(cluster.at(node).use(VirtualLog.registerOf(log)));
        if (seen.isEmpty()) {
          broken(RegisterLaw.RESUMES, node + " has no answer from the register of " + log);
        }
      }
    }
    SequencedSet<NodeId> wanted = nemesis.some();
    Relocated moved = world.await(cluster.at(cluster.present().getFirst()).move(wanted));
    if (!(moved instanceof Relocated.Moved)) {
      broken(RegisterLaw.RESUMES, "a move to %s ended as %s".formatted(wanted, moved));
    } else if (!world.runUntil(cluster::allFollowed, SOON)) {
      broken(RegisterLaw.RESUMES, "not every node follows");
    }
  }

  private void broken(RegisterLaw law, String evidence) {
    violations.add(new Violation(law, evidence));
  }
}
