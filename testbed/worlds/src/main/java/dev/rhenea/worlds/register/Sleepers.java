package dev.rhenea.worlds.register;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.register.Version;
import dev.rhenea.simulator.SimulationFault;
import dev.rhenea.simulator.World;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.PlacementTrace;
import dev.rhenea.virtuallog.placement.Recorded;
import dev.rhenea.virtuallog.placement.Relocated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * All registers move while somebody sleeps, and the nodes it goes by leave as soon as they may: it
 * has to find every register when it wakes up (A3, A4). Storms come to this too rarely ({@link
 * RelocationSimulation}), so here it is brought about.
 */
public final class Sleepers {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** Neither among the acceptors before the move nor among those after it. */
  private static final NodeId SLEEPER = MovingCluster.NODES.get(4);

  private static final SequencedSet<NodeId> OTHERS =
      new LinkedHashSet<>(
          List.of(
              MovingCluster.NODES.get(3), MovingCluster.NODES.get(5), MovingCluster.NODES.get(6)));

  private static final NodeId OPERATOR = OTHERS.getFirst();

  private final World world;
  private final MovingCluster cluster;
  private final SplittableRandom random;

  private Sleepers(long seed) {
    world =
        World.seeded(seed)
            .nodes(MovingCluster.NODES)
            .catalogue(new Catalogue(List.of(), List.of(new PaxosProvider())))
            .build();
    cluster = new MovingCluster(world);
    random = new SplittableRandom(seed);
  }

  /** Runs that seed and returns the laws that were broken, each with what broke it. */
  public static List<Violation> run(long seed) {
    List<Violation> violations = new ArrayList<>();
    new Sleepers(seed).play(Sleepers::oneIsDown, violations);
    new Sleepers(seed).play(Sleepers::oneIsPaused, violations);
    return List.copyOf(violations);
  }

  private interface Act {
    void play(Sleepers scene) throws Unavailable;
  }

  private void play(Act act, List<Violation> violations) {
    try {
      MovingCluster.NODES.forEach(cluster::start);
      until(cluster::allReady, "not every node finds every register at the beginning");
      act.play(this);
    } catch (SimulationFault bug) {
      violations.add(new Violation(RegisterLaw.NO_FAULT, bug.toString()));
    } catch (Unavailable why) {
      violations.add(new Violation(RegisterLaw.RESUMES, why.diagnosis().toString()));
    }
    cluster
        .histories()
        .forEach(history -> violations.addAll(RegisterLaws.violations(history.observations())));
  }

  /**
   * It is down, and of the acceptors that it will ask when it comes back only the one stays that
   * was cut off during the move.
   */
  private void oneIsDown() throws Unavailable {
    world.faults().crash(SLEEPER);
    NodeId late = MovingCluster.FOUNDING.get(random.nextInt(MovingCluster.FOUNDING.size()));
    world.faults().isolate(late);
    move();
    world.faults().heal();
    until(() -> hasFollowed(late), late + " does not follow");
    for (NodeId old : MovingCluster.FOUNDING) {
      if (!old.equals(late)) {
        leaves(old);
      }
    }
    cluster.restart(SLEEPER);
    until(cluster::allReady, SLEEPER + " came back and does not find every register");
  }

  /** It sleeps from the moment when it has said that it followed; nobody whom it knew is left. */
  private void oneIsPaused() throws Unavailable {
    world.observe(traced -> {
      if (traced.node().equals(SLEEPER)
          && traced.step() instanceof PlacementTrace.Followed(long generation)
          && generation > 0) { // not the one before the move
        world.faults().pause(SLEEPER);
      }
    });
    move();
    until(() -> hasFollowed(SLEEPER), SLEEPER + " does not follow");
    for (NodeId old : MovingCluster.FOUNDING) {
      leaves(old);
    }
    world.faults().resume(SLEEPER);
    for (String log : cluster.logs()) {
      Optional<Version> seen = world.await(cluster.at(SLEEPER).use(VirtualLog.registerOf(log)));
      if (seen.isEmpty()) {
        throw why(SLEEPER + " woke up and has no answer from the register of " + log);
      }
    }
  }

  private void move() throws Unavailable {
    Relocated moved = world.await(operator().move(OTHERS));
    if (!(moved instanceof Relocated.Moved)) {
      throw why("a move to %s ended as %s".formatted(OTHERS, moved));
    }
  }

  private void leaves(NodeId old) throws Unavailable {
    long end = world.now() + SOON.toNanos();
    while (!world.await(operator().takeOut(old))) {
      if (world.now() > end) {
        throw why(old + " is still needed");
      }
      world.runFor(LOOK_AGAIN);
    }
    cluster.left(old);
  }

  private MovingNode operator() {
    return cluster.at(OPERATOR);
  }

  private boolean hasFollowed(NodeId node) {
    return operator()
        .latest()
        .flatMap(Recorded::placement)
        .filter(placement -> placement.hasHeard(node))
        .isPresent();
  }

  private void until(BooleanSupplier condition, String otherwise) throws Unavailable {
    if (!world.runUntil(condition, SOON)) {
      throw why(otherwise);
    }
  }

  private static Unavailable why(String trouble) {
    return new Unavailable(Diagnosis.of(trouble));
  }
}
