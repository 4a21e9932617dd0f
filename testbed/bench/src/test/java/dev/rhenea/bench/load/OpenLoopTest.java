package dev.rhenea.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schedule and what it counts, under a clock that the test moves. */
class OpenLoopTest {
  private static final long MILLI = 1_000_000;

  @Test
  void operationsAreDueAtEvenlySpacedTimes() {
    ManualClock clock = new ManualClock();
    OpenLoop loop = new OpenLoop(clock, 10);
    loop.run(
        1000,
        5 * MILLI,
        (index, completion) -> {
          completion.ended(Outcome.OK);
          return Operation.Kind.WRITE;
        });
    assertThat(loop.inFlight().samples().all())
        .extracting(Sample::due)
        .containsExactly(0L, MILLI, 2 * MILLI, 3 * MILLI, 4 * MILLI);
  }

  @Test
  void aStallIsFeltByEveryOperationThatWasDueDuringIt() {
    ManualClock clock = new ManualClock();
    OpenLoop loop = new OpenLoop(clock, 10);
    loop.run(
        1000,
        5 * MILLI,
        (index, completion) -> {
          if (index == 1) {
            clock.advance(10 * MILLI); // the load's own thread is held up
          }
          completion.ended(Outcome.OK);
          return Operation.Kind.READ;
        });
    assertThat(loop.inFlight().samples().all())
        .extracting(Sample::latency)
        .containsExactly(0L, 10 * MILLI, 9 * MILLI, 8 * MILLI, 7 * MILLI);
    assertThat(loop.inFlight().samples().all())
        .extracting(Sample::serviceTime)
        .containsExactly(0L, 10 * MILLI, 0L, 0L, 0L);
  }

  @Test
  void whatCannotBeStartedIsMissedAndSaidSo() {
    List<Operation.Completion> pending = new ArrayList<>();
    OpenLoop loop = new OpenLoop(new ManualClock(), 2);
    loop.run(
        1000,
        5 * MILLI,
        (index, completion) -> {
          pending.add(completion);
          return Operation.Kind.READ;
        });
    assertThat(pending).hasSize(2);
    assertThat(loop.missed()).isEqualTo(3);
    assertThat(loop.inFlight().count()).isEqualTo(2);
    pending.forEach(completion -> completion.ended(Outcome.INFO));
    pending.forEach(completion -> completion.ended(Outcome.OK)); // a second end changes nothing
    assertThat(loop.inFlight().count()).isZero();
    assertThat(loop.inFlight().samples().count(Outcome.INFO)).isEqualTo(2);
  }

  @Test
  void stopEndsTheLoad() {
    OpenLoop loop = new OpenLoop(new ManualClock(), 2);
    loop.run(
        1000,
        Long.MAX_VALUE,
        (index, completion) -> {
          completion.ended(Outcome.OK);
          if (index == 6) {
            loop.stop();
          }
          return Operation.Kind.READ;
        });
    assertThat(loop.inFlight().samples().size()).isEqualTo(7);
  }
}
