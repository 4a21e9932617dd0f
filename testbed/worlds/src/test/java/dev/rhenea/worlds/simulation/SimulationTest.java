package dev.rhenea.worlds.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.Core;
import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
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
      new Swarm(SIMULATION.catalogue(), Optional.empty(), EnumSet.allOf(FaultKind.class), 3);

  @Test
  void theFirstSeedsAreValid() {
    List<SimulatedRun> runs =
        LongStream.rangeClosed(1, 20)
            .parallel()
            .mapToObj(seed -> SIMULATION.run(SWARM.draw(seed)))
            .toList();
    assertThat(runs).allMatch(SimulatedRun::isValid).allMatch(run -> run.switches() == 3);
    assertThat(runs).anyMatch(run -> run.coverage().containsKey("Repair.Finished"));
  }

  @Test
  void oneScheduleIsOneRunWhoeverLooksOn() {
    Schedule schedule = SWARM.draw(3);
    assertThat(SIMULATION.run(schedule, new Spectator() {}).hash())
        .isEqualTo(SIMULATION.run(schedule).hash());
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
