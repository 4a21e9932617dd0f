package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.nativeloglet.CopyState.Begun;
import dev.rhenea.nativeloglet.CopyState.Finished;
import dev.rhenea.nativeloglet.CopyState.Whole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stages of a copy on one LogServer, as a table (C3, C4). */
class CopyStateTest {
  private static final CopyState BEGUN = new Begun(6);
  private static final CopyState WHOLE = new Whole(6, 8);
  private static final CopyState FINISHED = new Finished(6, 8);

  /** C3: where the log ends, and nowhere else; once. */
  @Test
  void wholeWhereTheLogEnds() {
    assertThat(BEGUN.ended(8, 8)).isEqualTo(WHOLE);
    assertThat(BEGUN.ended(8, 7)).isEqualTo(BEGUN);
    assertThat(BEGUN.ended(7, 8)).isEqualTo(BEGUN);
    assertThat(WHOLE.ended(9, 9)).isEqualTo(WHOLE);
    assertThat(FINISHED.ended(9, 9)).isEqualTo(FINISHED);
  }

  /** C4: by the known tail, which is 0 until a majority is whole. */
  @Test
  void finishedWhenAMajorityIsWhole() {
    assertThat(WHOLE.heard(8)).isEqualTo(FINISHED);
    assertThat(WHOLE.heard(0)).isEqualTo(WHOLE);
    assertThat(WHOLE.heard(7)).isEqualTo(WHOLE);
    assertThat(BEGUN.heard(8)).as("it may lack something").isEqualTo(BEGUN);
    assertThat(FINISHED.heard(0)).isEqualTo(FINISHED);
  }

  /** Nobody learns a tail from a copy that may not exist, not even that of its trimmed part. */
  @Test
  void onlyAFinishedCopyKnowsATail() {
    assertThat(List.of(BEGUN, WHOLE, FINISHED))
        .extracting(CopyState::knownTail)
        .containsExactly(0L, 0L, 8L);
  }
}
