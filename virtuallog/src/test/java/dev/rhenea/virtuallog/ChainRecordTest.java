package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.created;
import static dev.rhenea.virtuallog.Chains.intent;
import static dev.rhenea.virtuallog.Chains.loglet;
import static dev.rhenea.virtuallog.Chains.ofLengths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules V5 and V6, as changes of a record. */
class ChainRecordTest {
  private final ChainRecord idle = ChainRecord.of(ofLengths(10), 900);
  private final Intent wish = intent(1, 1);

  private ChainRecord pending() {
    return idle.accept(wish).orElseThrow();
  }

  @Test
  void anIntentIsAcceptedOnlyIfNoneIsPending() {
    assertThat(pending().isPending(wish)).isTrue();
    assertThat(pending().accept(intent(2, 1))).isEmpty();
    assertThat(pending().accept(wish)).isEmpty();
  }

  @Test
  void anIntentThatMeansAnotherSegmentIsSuperseded() {
    assertThat(idle.accept(intent(1, 0))).isEmpty();
    assertThat(idle.accept(intent(1, 2))).isEmpty();
  }

  @Test
  void oneChangeInstallsClearsTheIntentAndRecordsTheOutcome() {
    ChainRecord installed = pending().install(wish, new LogletOffset(4), loglet(9), created("n2"));
    assertThat(installed.chain().active().start()).isEqualTo(new Lsn(14));
    assertThat(installed.chain().active().loglet()).isEqualTo(loglet(9));
    assertThat(installed.pending()).isEmpty();
    assertThat(installed.outcome(wish.id())).contains(new Outcome.Done(new SegmentId(2)));
  }

  @Test
  void aFailedIntentLeavesTheChainAlone() {
    ChainRecord failed = pending().fail(wish, "no quorum");
    assertThat(failed.chain()).isEqualTo(idle.chain());
    assertThat(failed.pending()).isEmpty();
    assertThat(failed.outcome(wish.id())).contains(new Outcome.Failed("no quorum"));
  }

  @Test
  void aSettledIntentIsNotAcceptedAgain() {
    assertThat(pending().fail(wish, "no quorum").accept(wish)).isEmpty();
  }

  @Test
  void onlyThePendingIntentCanBeSettled() {
    assertThatIllegalStateException()
        .isThrownBy(() -> idle.install(wish, LogletOffset.ZERO, loglet(9), created("n2")));
    assertThatIllegalStateException().isThrownBy(() -> pending().fail(intent(2, 1), "why"));
  }

  @Test
  void aPendingIntentAlwaysMeansTheActiveSegment() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new ChainRecord(
                ofLengths(1), 900, Optional.of(intent(1, 0)), List.of(), Payload.empty()));
  }

  @Test
  void trimAndTruncationKeepAPendingIntent() {
    Chain trimmed = pending().chain().trimmedTo(new Lsn(10)).truncated();
    assertThat(pending().with(trimmed).isPending(wish)).isTrue();
  }

  @Test
  void theLastOutcomesAreRemembered() {
    ChainRecord record = idle;
    int many = ChainRecord.REMEMBERED + 3;
    for (int i = 0; i < many; i++) {
      Intent next = intent(100 + i, 1);
      record = record.accept(next).orElseThrow().fail(next, "try " + i);
    }
    assertThat(record.settled()).hasSize(ChainRecord.REMEMBERED);
    assertThat(record.outcome(intent(100, 1).id())).isEmpty();
    assertThat(record.outcome(intent(100 + many - 1, 1).id())).isPresent();
  }
}
