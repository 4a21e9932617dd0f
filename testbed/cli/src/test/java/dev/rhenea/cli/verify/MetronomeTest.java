package dev.rhenea.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetronomeTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void beatsAsOftenAsItIsToldOnAverage() {
    Metronome metronome = new Metronome(100, 0, 1);
    long beats = 0;
    while (metronome.next(0) < 100 * SECOND) {
      beats++;
    }
    assertThat(beats).isBetween(9_500L, 10_500L);
  }

  @Test
  void doesNotMakeUpForWhatWasMissed() {
    Metronome metronome = new Metronome(100, 0, 1);
    assertThat(metronome.next(5 * SECOND)).isBetween(5 * SECOND, 5 * SECOND + SECOND / 50);
  }
}
