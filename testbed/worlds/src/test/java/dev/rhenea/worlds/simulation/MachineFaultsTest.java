package dev.rhenea.worlds.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.worlds.schedule.Fault;
import dev.rhenea.worlds.schedule.FaultKind;
import dev.rhenea.worlds.schedule.Repertoire;
import dev.rhenea.worlds.schedule.Schedule;
import dev.rhenea.worlds.schedule.Swarm;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Disks and clocks go wrong, beside nodes that lose their power (N14, P6, I8). */
class MachineFaultsTest {
  private static final Simulation SIMULATION = Simulation.ofOurs();

  /** Nothing but that, full disks and the power. */
  @ParameterizedTest
  @EnumSource(names = {"SLOW_DISK", "MISREAD", "DECAY", "NO_ROOM", "FAST_CLOCK", "SLOW_CLOCK"})
  void aRunIsValidInWhichItStrikes(FaultKind kind) {
    EnumSet<FaultKind> kinds = EnumSet.of(FaultKind.CRASH, FaultKind.DISK_FULL, kind);
    Swarm swarm = new Swarm(SIMULATION.catalogue(), new Repertoire.Mixed(), kinds, 1);
    Schedule schedule =
        LongStream.rangeClosed(1, 100)
            .mapToObj(swarm::draw)
            .filter(drawn -> drawn.faults().stream().anyMatch(fault -> fault.kind() == kind))
            .findFirst()
            .orElseThrow();
    SimulatedRun run = SIMULATION.run(schedule);
    assertThat(run.sentence()).isEqualTo("valid");
    assertThat(run.faults()).containsKey(kind);
  }

  /** One disk is lost at most, whichever way. */
  @Test
  void noTwoDisksAreLost() {
    Swarm swarm =
        new Swarm(
            SIMULATION.catalogue(), new Repertoire.Mixed(), EnumSet.allOf(FaultKind.class), 0);
    List<Schedule> schedules = LongStream.rangeClosed(1, 200).mapToObj(swarm::draw).toList();
    assertThat(schedules).allMatch(schedule -> lost(schedule).count() <= 1);
    assertThat(schedules.stream().flatMap(MachineFaultsTest::lost).map(Fault::kind))
        .contains(FaultKind.WIPE, FaultKind.DECAY);
  }

  private static Stream<Fault> lost(Schedule schedule) {
    return schedule.faults().stream()
        .filter(fault -> fault.kind() == FaultKind.WIPE || fault.kind() == FaultKind.DECAY);
  }
}
