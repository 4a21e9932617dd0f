package dev.rhenea.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.simulator.Machine;
import dev.rhenea.virtuallog.AppendResult;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A clock jumps by an hour, as when a machine was asleep, or runs ten times too fast. Time decides
 * only when somebody is asked again: a jump may cost a reconfiguration, and calls whose deadline it
 * skipped, but nothing that was acknowledged.
 */
class ClockJumpTest {
  private final SmallLog log = new SmallLog(7, Machine.IDEAL);

  ClockJumpTest() throws Unavailable {}

  @ParameterizedTest
  @ValueSource(strings = {"n1", "n2", "n3", "n4", "n5"})
  void aJumpLosesNothingAndTheLogGoesOn(String hit) throws Unavailable {
    NodeId node = new NodeId(hit);
    for (int i = 0; i < 20; i++) {
      log.append(5);
      log.world().faults().clockJump(node, Duration.ofHours(1));
    }
    log.world().runFor(Duration.ofSeconds(10));
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }

  @ParameterizedTest
  @ValueSource(strings = {"n1", "n2", "n4"})
  void aClockThatRacesLosesNothing(String hit) throws Unavailable {
    NodeId node = new NodeId(hit);
    log.world().faults().clockRate(node, 10);
    log.append(100);
    log.world().faults().clockRate(node, 1);
    log.world().runFor(Duration.ofSeconds(10));
    assertThat(log.append(5)).allMatch(AppendResult.Appended.class::isInstance);
    log.assertThatItIsRight();
  }
}
