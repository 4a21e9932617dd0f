package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.intent;
import static dev.rhenea.virtuallog.Chains.ofLengths;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.virtuallog.Steward.Concern;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a handle must not leave as it is: rules V4 and V8. */
class ConcernTest {
  private final ChainRecord idle = ChainRecord.of(ofLengths(10), 900);
  private final ChainRecord pending = idle.accept(intent(1, 1)).orElseThrow();
  private final Optional<SegmentId> active = Optional.of(new SegmentId(1));

  @Test
  void nothingIsAmissWhileTheActiveSegmentIsOpen() {
    assertThat(Concern.of(idle, Optional.empty())).isEmpty();
    assertThat(Concern.of(idle, Optional.of(SegmentId.FIRST))).isEmpty();
  }

  @Test
  void aSealedActiveSegmentNeedsASuccessor() {
    assertThat(Concern.of(idle, active)).contains(new Concern.Sealed(new SegmentId(1)));
  }

  @Test
  void aPendingIntentComesBeforeAnythingElse() {
    assertThat(Concern.of(pending, Optional.empty())).contains(new Concern.Pending(intent(1, 1)));
    assertThat(Concern.of(pending, active)).contains(new Concern.Pending(intent(1, 1)));
  }
}
