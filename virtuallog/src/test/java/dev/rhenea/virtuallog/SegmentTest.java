package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.created;
import static dev.rhenea.virtuallog.Chains.loglet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.loglet.LogletOffset;
import org.junit.jupiter.api.Test;

class SegmentTest {
  private final Segment open =
      new Segment(new SegmentId(7), new Lsn(100), loglet(1), created("n1"));
  private final Segment closed = open.stoppedAt(new Lsn(103));

  @Test
  void virtualPositionIsStartPlusOffset() {
    assertThat(open.toLsn(new LogletOffset(5))).isEqualTo(new Lsn(105));
    assertThat(open.toOffset(new Lsn(105))).isEqualTo(new LogletOffset(5));
    assertThatIllegalArgumentException().isThrownBy(() -> open.toOffset(new Lsn(99)));
  }

  @Test
  void stopHidesWhatTheLogletHoldsBeyondIt() {
    assertThat(closed.clip(new Lsn(102))).isEqualTo(new Lsn(102));
    assertThat(closed.clip(Lsn.MAX)).isEqualTo(new Lsn(103));
    assertThat(closed.contains(new Lsn(102))).isTrue();
    assertThat(closed.contains(new Lsn(103))).isFalse();
    assertThat(open.contains(new Lsn(103))).isTrue();
    assertThat(open.contains(new Lsn(99))).isFalse();
  }

  @Test
  void stopIsSetOnceAndNotBelowTheStart() {
    assertThatIllegalStateException().isThrownBy(() -> closed.stoppedAt(new Lsn(104)));
    assertThatIllegalArgumentException().isThrownBy(() -> open.stoppedAt(new Lsn(99)));
  }

  @Test
  void lsnsBeyondTheLastOneAreAnOverflowNotAWrapAround() {
    Segment last = new Segment(SegmentId.FIRST, Lsn.MAX, loglet(1), created("n1"));
    assertThatThrownBy(() -> last.toLsn(new LogletOffset(1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
