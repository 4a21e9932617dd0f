package dev.rhenea.worlds.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Composition;
import dev.rhenea.environment.NodeId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Repertoire;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Swarm;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Swarms of simulated logs: safety, then liveness with a core that just suffices (I1 to I8). */
class SimulationTest {
  private static final Simulation SIMULATION = Simulation.ofOurs();
  private static final Swarm SWARM =
      new Swarm(SIMULATION.catalogue(), new Repertoire.Mixed(), EnumSet.allOf(FaultKind.class), 3);

  @Test
  void theFirstSeedsAreValid() {
    List<SimulatedRun> runs =
        LongStream.rangeClosed(1, 20)
            .parallel()
            .mapToObj(seed -> SIMULATION.run(SWARM.draw(seed)))
            .toList();
    assertThat(runs).allMatch(SimulatedRun::isValid).allMatch(run -> run.switches() == 3);
    assertThat(runs).anyMatch(run -> run.coverage().containsKey("Repair.Finished"));
    assertThat(runs).anyMatch(run -> run.coverage().containsKey("Modification.Published"));
  }

  @Test
  void oneScheduleIsOneRunWhoeverLooksOn() {
    Schedule schedule = SWARM.draw(3);
    assertThat(SIMULATION.run(schedule, new Spectator() {}).hash())
        .isEqualTo(SIMULATION.run(schedule).hash());
  }

  /** Positions of fillers are no holes, and stripes do not keep the order of issue. */
  @Test
  void aStripeIsHeldToWhatItPromises() {
    Simulation simulation = new Simulation(Catalogue.load());
    ProtocolSpec stripe =
        switch (Composition.parse(
            "stripe(native(n1, n2, n3), memory(n4))", simulation.catalogue(), Optional.empty())) {
          case Composition.Parsed.Accepted(ProtocolSpec spec) -> spec;
          case Composition.Parsed.Refused refused -> throw new AssertionError(refused);
        };
    Swarm swarm =
        new Swarm(
            simulation.catalogue(), new Repertoire.One(stripe), EnumSet.allOf(FaultKind.class), 1);
    assertThat(LongStream.rangeClosed(1, 3).mapToObj(seed -> simulation.run(swarm.draw(seed))))
        .allMatch(SimulatedRun::isValid);
  }

  /** I8: what is not needed is down while the log has to move. */
  @Test
  void theRestStaysBrokenInTheLivenessPhase() {
    Schedule drawn = SWARM.draw(4);
    Schedule schedule =
        drawn.withCore(new Core(drawn.core().order(), Optional.of(FaultKind.CRASH)));
    int[] broken = new int[1];
    SIMULATION.run(
        schedule,
        new Spectator() {
          private String phase = "";

          @Override
          public void phase(long time, String name) {
            phase = name;
          }

          @Override
          public void struck(long time, Fault fault, Collection<NodeId> nodes) {
            broken[0] += phase.equals("liveness") ? nodes.size() : 0;
          }
        });
    assertThat(broken[0]).isPositive();
  }
}
