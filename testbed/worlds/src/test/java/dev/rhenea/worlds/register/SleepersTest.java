package dev.rhenea.worlds.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules A3 and A4: who slept through a move finds the registers, whoever left meanwhile. */
class SleepersTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void whoSleptIsNotStranded(long seed) {
    assertThat(Sleepers.run(seed)).isEmpty();
  }
}
