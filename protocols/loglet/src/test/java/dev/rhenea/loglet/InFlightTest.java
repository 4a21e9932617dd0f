package dev.rhenea.loglet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight =
      new InFlight(new HandleLimits(Duration.ofSeconds(1), 3, 100, 60));

  @Test
  void admitsUpToItsEntries() {
    for (int i = 0; i < 3; i++) {
      assertThat(inFlight.admit(1)).isEmpty();
    }
    assertThat(inFlight.admit(0)).contains(new Rejection.Overloaded());
    inFlight.release(1);
    assertThat(inFlight.admit(1)).isEmpty();
    assertThat(inFlight.admit(1)).contains(new Rejection.Overloaded());
  }

  @Test
  void admitsUpToItsBytes() {
    assertThat(inFlight.admit(60)).isEmpty();
    assertThat(inFlight.admit(41)).contains(new Rejection.Overloaded());
    assertThat(inFlight.admit(40)).isEmpty();
    inFlight.release(60);
    assertThat(inFlight.admit(60)).isEmpty();
  }

  @Test
  void tooLargeIsSaidBeforeOverloaded() {
    for (int i = 0; i < 3; i++) {
      assertThat(inFlight.admit(1)).isEmpty();
    }
    assertThat(inFlight.admit(61)).contains(new Rejection.TooLarge(61, 60));
  }

  @Test
  void closedRefusesEverything() {
    inFlight.close();
    assertThat(inFlight.isClosed()).isTrue();
    assertThat(inFlight.admit(0)).contains(new Rejection.Closed());
    assertThat(inFlight.admit(61)).contains(new Rejection.Closed());
  }

  @Test
  void limitsLetOneLargestEntryThrough() {
    Duration deadline = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new HandleLimits(deadline, 3, 59, 60))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HandleLimits(deadline, 0, 60, 60))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HandleLimits(Duration.ZERO, 1, 60, 60))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
