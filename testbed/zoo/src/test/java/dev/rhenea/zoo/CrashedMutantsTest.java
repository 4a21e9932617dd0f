package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.worlds.crash.CrashedSwitch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The enumerated crash points of a switch find planted bugs without luck: no seed is chosen. */
class CrashedMutantsTest {
  @ParameterizedTest
  @CsvSource({
    "log-orphan-left-alone, NATIVE_TO_NOWHERE",
    "log-orphan-left-alone, ORPHANED",
    "log-install-before-seal, NATIVE_TO_NATIVE",
  })
  void theMutantIsFound(String name, CrashedSwitch world) throws Exception {
    assertThat(Planted.in(CrashScenario.class, name).apply(world.ordinal())).isNotEmpty();
  }
}
