package dev.rhenea.node.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a connection is taken for dead. */
class SilenceTest {
  private final Silence silence = new Silence();

  /** Pulses, a word after each of them, until the connection is to end; gives up after ten. */
  private int pulsesWithAWordAfterEach() {
    for (int pulse = 1; pulse <= 10; pulse++) {
      if (silence.pulse(true).isPresent()) {
        return pulse;
      }
      silence.heard();
    }
    return Integer.MAX_VALUE;
  }

  @Test
  void whoIsHeardLives() {
    silence.greeted();
    assertThat(pulsesWithAWordAfterEach()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void beforeTheGreetingWordsDoNotHelp() {
    assertThat(pulsesWithAWordAfterEach()).isEqualTo(5);
    assertThat(silence.pulse(true)).hasValue("no greeting in time");
  }

  @Test
  void whoIsSilentDies() {
    silence.greeted();
    for (int pulse = 1; pulse <= 4; pulse++) {
      assertThat(silence.pulse(true)).isEmpty();
    }
    assertThat(silence.pulse(true)).hasValue("silent for too long");
  }

  /** A node that has no room for more does not read; that must not cost it its connections. */
  @Test
  void whoIsNotListenedToLives() {
    silence.greeted();
    for (int pulse = 1; pulse <= 10; pulse++) {
      assertThat(silence.pulse(false)).isEmpty();
    }
    assertThat(pulsesWithAWordAfterEach()).isEqualTo(Integer.MAX_VALUE);
  }
}
