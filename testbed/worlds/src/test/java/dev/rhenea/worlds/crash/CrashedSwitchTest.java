package dev.rhenea.worlds.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.simulator.DiskModel;
import dev.rhenea.worlds.simulation.Simulation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Delos, section 3: a switch survives the crash of anybody at any of its steps (V4 to V8, I8). */
class CrashedSwitchTest {
  private static final Simulation SIMULATION = Simulation.ofOurs();

  @ParameterizedTest
  @MethodSource("dev.rhenea.worlds.crash.CrashedSwitch#all")
  void whoeverCrashesAtWhateverStepTheLogGoesOn(CrashedSwitch world) {
    List<CrashPoint> points = world.points(SIMULATION);
    assertThat(points).extracting(CrashPoint::step).contains("Reconfiguration.IntentWritten");
    assertThat(points.parallelStream().flatMap(point -> point.findings(SIMULATION).stream()))
        .isEmpty();
  }

  /** Within appends, LogServers and Paxos: what was said is on a disk, whoever loses its power. */
  @Test
  void aPowerCutInsideAStepTakesNothingBack() {
    CrashedSwitch world = CrashedSwitch.all().getFirst();
    List<CrashPoint> points =
        Stream.of(DiskModel.SSD, CrashedSwitch.SLOW)
            .flatMap(disks -> world.pointsInside(SIMULATION, disks).stream())
            .toList();
    assertThat(points)
        .extracting(CrashPoint::step)
        .contains("LogServer.Accepted", "Sequencer.Committed", "PaxosTrace.Accept");
    assertThat(points.parallelStream().flatMap(point -> point.findings(SIMULATION).stream()))
        .isEmpty();
  }
}
