package dev.rhenea.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** So many operations are outstanding, never more. */
class WindowLoopTest {
  private final Deque<Operation.Completion> pending = new ArrayDeque<>();
  private int most;

  @Test
  void anotherBeginsWhenOneEnds() {
    WindowLoop loop = new WindowLoop(new ManualClock(), 3);
    loop.run((index, completion) -> {
      pending.add(completion);
      most = Math.max(most, loop.inFlight().count());
      if (pending.size() == 3) {
        pending.remove().ended(Outcome.OK);
      }
      if (index == 9) {
        loop.stop();
      }
      return Operation.Kind.WRITE;
    });
    assertThat(most).isEqualTo(3);
    assertThat(loop.inFlight().samples().count(Outcome.OK)).isEqualTo(8);
    assertThat(loop.inFlight().count()).isEqualTo(2);
    assertThat(loop.missed()).isZero();
  }
}
