package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The enumerated crash points of a switch find planted bugs without luck: no seed is chosen. */
@Execution(ExecutionMode.CONCURRENT)
class CrashedMutantsTest {
  @ParameterizedTest
  @CsvSource({
    "log-orphan-left-alone, 2",
    "log-orphan-left-alone, 3",
    "log-install-before-seal, 0",
    "native-record-without-known-tail, 100",
    "native-append-acknowledged-before-durable, 101",
    "native-seal-told-before-durable, 101",
  })
  void theMutantIsFound(String name, int world) throws Exception {
    assertThat(Planted.in(CrashScenario.class, name).apply(world)).isNotEmpty();
  }

  /** The original is gone, and who would have put the copy in its place is dead. */
  @Test
  void theLogletThatIsDestroyedTooEarlyIsMissed() throws Exception {
    assertThat(Planted.in(CrashedCopyScenario.class, "log-original-destroyed-too-early").apply(0))
        .isNotEmpty();
  }
}
