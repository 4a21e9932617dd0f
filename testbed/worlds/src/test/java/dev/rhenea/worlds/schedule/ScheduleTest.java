package dev.rhenea.worlds.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.simulator.NicModel;
import dev.rhenea.worlds.simulation.Simulation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A schedule is data: drawn from its seed, written, read back. */
class ScheduleTest {
  private static final Catalogue CATALOGUE = Simulation.ofOurs().catalogue();
  private static final Swarm SWARM =
      new Swarm(CATALOGUE, new Repertoire.Mixed(), EnumSet.allOf(FaultKind.class), 3);

  @Test
  void whatIsWrittenIsReadBack() {
    ScheduleWriter writer = new ScheduleWriter(CATALOGUE);
    for (long seed = 1; seed <= 200; seed++) {
      Schedule schedule = SWARM.draw(seed);
      assertThat(ScheduleReader.read(writer.write(schedule), CATALOGUE)).isEqualTo(schedule);
    }
  }

  @Test
  void everyTargetIsReadBack() {
    ScheduleWriter writer = new ScheduleWriter(CATALOGUE);
    List<NodeId> nodes = SWARM.draw(1).cluster().nodes().subList(0, 2);
    for (Target target :
        List.of(
            new Target.Nodes(nodes),
            new Target.Sequencer(),
            new Target.Author("Seal.Majority", 3),
            new Target.Upon("Reconfiguration.Sealed", new Target.Nodes(nodes)),
            new Target.Upon("Reconfiguration.Sealed", new Target.Sequencer()),
            new Target.Upon("Seal.Started", new Target.MetaStore(Target.Share.MINORITY, 2)),
            new Target.MetaStore(Target.Share.MAJORITY, 1),
            new Target.LogServers(Target.Share.MINORITY, 0),
            new Target.Everybody())) {
      Schedule schedule =
          SWARM
              .draw(1)
              .withFaults(
                  List.of(
                      new Fault(
                          Duration.ofMillis(1), Duration.ofMillis(2), FaultKind.CRASH, target, 0)));
      assertThat(ScheduleReader.read(writer.write(schedule), CATALOGUE)).isEqualTo(schedule);
    }
  }

  @Test
  void budgetsLimitsAndALoadThatIsKeptAreReadBack() {
    Schedule drawn = SWARM.draw(1);
    Schedule schedule =
        new Schedule(
            1,
            drawn.cluster(),
            drawn.network(),
            new Means(drawn.means().disks(), new NicModel(7, 9), HandleLimits.DEFAULT),
            List.of(
                new Call(
                    Duration.ofMillis(5),
                    drawn.cluster().clients().getFirst(),
                    new Request.Keep(16, 4096, 25, Duration.ofSeconds(2)))),
            List.of(),
            drawn.core());
    assertThat(ScheduleReader.read(new ScheduleWriter(CATALOGUE).write(schedule), CATALOGUE))
        .isEqualTo(schedule);
    assertThat(schedule.end()).isEqualTo(Duration.ofMillis(2005));
  }

  @Test
  void aSeedIsOneScheduleAndAnotherSeedAnother() {
    assertThat(SWARM.draw(7)).isEqualTo(SWARM.draw(7)).isNotEqualTo(SWARM.draw(8));
  }

  @Test
  void withoutFaultsNothingBreaksAndNothingIsLost() {
    Swarm calm = new Swarm(CATALOGUE, new Repertoire.Mixed(), EnumSet.noneOf(FaultKind.class), 3);
    for (long seed = 1; seed <= 50; seed++) {
      Schedule schedule = calm.draw(seed);
      assertThat(schedule.faults()).isEmpty();
      assertThat(schedule.network().loss()).isZero();
      assertThat(schedule.core().others()).isEmpty();
    }
  }

  @Test
  void aMistakeNamesItsLine() {
    assertThatThrownBy(() -> ScheduleReader.read("seed 1\nat 1ms for 2ms burn n1\n", CATALOGUE))
        .isInstanceOf(MalformedScheduleException.class)
        .hasMessageStartingWith("line 2: ")
        .hasMessageContaining("no fault 'burn'; there are: crash, ");
    assertThatThrownBy(() -> ScheduleReader.read("seed 1\n", CATALOGUE))
        .hasMessageStartingWith("a schedule needs a line '");
  }
}
