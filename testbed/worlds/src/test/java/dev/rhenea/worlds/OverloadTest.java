package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.payload.Payload;
import dev.rhenea.simulator.Machine;
import dev.rhenea.simulator.NicModel;
import dev.rhenea.virtuallog.AppendResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Three times what a log can bear: the rest is refused at once, what is admitted is answered,
 * nobody takes the busy for dead, and when the load falls it is as before.
 */
class OverloadTest {
  private static final int ENTRY = 16 << 10;

  private final SmallLog log = new SmallLog(3, Machine.IDEAL.with(NicModel.duplex(20L << 20)));

  private int answered;
  private int refused;
  private int unknown;
  private boolean closed;

  OverloadTest() throws Unavailable {}

  @Test
  void theRestIsRefusedAndItIsSoonOver() {
    double knee = knee();
    offer(3 * knee, Duration.ofSeconds(9));
    assertThat(refused).isPositive();
    assertThat(unknown).isZero();
    assertThat(answered).isGreaterThan((int) (8 * knee));
    assertThat(log.log().status().stored().chain().segments()).hasSize(1);
    log.world().runFor(Duration.ofSeconds(2));
    offer(knee / 2, Duration.ofSeconds(2));
    log.world().runFor(Duration.ofSeconds(1));
    assertThat(refused + unknown).isZero();
    assertThat(answered).isCloseTo((int) knee, within(2));
  }

  /** Appends a second, as many as 48 clients get through who wait for each answer. */
  private double knee() {
    for (int i = 0; i < 48; i++) {
      appendForEver();
    }
    log.world().runFor(Duration.ofSeconds(2));
    closed = true;
    log.world().runFor(Duration.ofSeconds(1));
    return answered / 2.0;
  }

  private void appendForEver() {
    if (!closed) {
      log.log()
          .append(Payload.wrap(new byte[ENTRY]))
          .whenDone(
              result -> {
                answered++;
                appendForEver();
              },
              why -> unknown++);
    }
  }

  private void offer(double rate, Duration span) {
    answered = 0;
    refused = 0;
    unknown = 0;
    Duration gap = Duration.ofNanos((long) (1e9 / rate));
    long end = log.world().now() + span.toNanos();
    while (log.world().now() < end) {
      log.log().append(Payload.wrap(new byte[ENTRY])).whenDone(this::count, why -> unknown++);
      log.world().runFor(gap);
    }
  }

  private void count(AppendResult result) {
    switch (result) {
      case AppendResult.Appended _ -> answered++;
      case AppendResult.Rejected(Rejection.Overloaded()) -> refused++;
      case AppendResult.Rejected _, AppendResult.Indeterminate _ -> unknown++;
    }
  }
}
