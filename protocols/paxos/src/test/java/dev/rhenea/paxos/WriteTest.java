package dev.rhenea.paxos;

import static dev.rhenea.paxos.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.register.Version;
import dev.rhenea.register.WriteResult;
import org.junit.jupiter.api.Test;

/**
 * Rules P3 and V7: who won a slot, told by write ids alone. In the samples, 1#i wrote version i.
 */
class WriteTest {
  private static final WriteId MINE = new WriteId(1, 3);
  private static final WriteId LOST = new WriteId(2, 3);
  private static final Version SLOT = new Version(3);

  @Test
  void winnerKnowsItAtOnceAndLater() {
    assertThat(Write.result(version(3), SLOT, MINE, true)).isEqualTo(new WriteResult.Written(SLOT));
    assertThat(Write.result(version(9), SLOT, MINE, true)).isEqualTo(new WriteResult.Written(SLOT));
  }

  @Test
  void loserKnowsItAtOnceAndLater() {
    assertThat(Write.result(version(3), SLOT, LOST, true)).isEqualTo(new WriteResult.Conflict());
    assertThat(Write.result(version(19), SLOT, LOST, true)).isEqualTo(new WriteResult.Conflict());
  }

  @Test
  void stragglerDoesNotKnow() {
    assertThat(Write.result(version(20), SLOT, LOST, true))
        .isInstanceOf(WriteResult.Indeterminate.class);
  }

  @Test
  void stragglerThatNeverOfferedItsValueLost() {
    assertThat(Write.result(version(20), SLOT, LOST, false)).isEqualTo(new WriteResult.Conflict());
  }
}
