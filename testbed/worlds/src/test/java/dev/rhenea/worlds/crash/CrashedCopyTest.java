package dev.rhenea.worlds.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.worlds.simulation.Simulation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Delos, section 3: a reconfigModify survives the crash of anybody at any step (V7, V10, I8). */
class CrashedCopyTest {
  private static final Simulation SIMULATION = Simulation.ofOurs();

  @ParameterizedTest
  @MethodSource("dev.rhenea.worlds.crash.CrashedCopy#all")
  void whoeverCrashesAtWhateverStepTheLogGoesOn(CrashedCopy world) {
    List<CrashPoint> points = world.points(SIMULATION);
    assertThat(points)
        .extracting(CrashPoint::step)
        .contains("Modification.Announced", "Modification.Published");
    assertThat(points.parallelStream().flatMap(point -> point.findings(SIMULATION).stream()))
        .isEmpty();
  }
}
