package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.created;
import static dev.rhenea.virtuallog.Chains.intent;
import static dev.rhenea.virtuallog.Chains.loglet;
import static dev.rhenea.virtuallog.Chains.memory;
import static dev.rhenea.virtuallog.Chains.ofLengths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.payload.Payload;
import java.util.ArrayList;
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
                ofLengths(1),
                900,
                Optional.of(intent(1, 0)),
                List.of(),
                Copies.NONE,
                Optional.empty(),
                Payload.empty()));
  }

  @Test
  void trimAndTruncationKeepAPendingIntent() {
    Chain trimmed = pending().chain().trimmedTo(new Lsn(10)).truncated();
    assertThat(pending().with(trimmed).isPending(wish)).isTrue();
  }

  /** It says which log this is, whatever becomes of the log. */
  @Test
  void theOriginStays() {
    ChainRecord begun = pending().begunAs(new Origin(7)).orElseThrow();
    assertThat(begun.begunAs(new Origin(8))).isEmpty();
    assertThat(begun.fail(wish, "no quorum").with(begun.chain().trimmedTo(new Lsn(1))).origin())
        .contains(new Origin(7));
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

  private static Attempt attempt(long segment, long original, long copy) {
    return new Attempt(
        new NodeId("n1"), new SegmentId(segment), loglet(original), loglet(copy), memory("n2"));
  }

  private static ChainRecord copying(Attempt... attempts) {
    ChainRecord record = ChainRecord.of(ofLengths(3, 0, 4), 900);
    for (Attempt attempt : attempts) {
      record = record.accept(attempt).orElseThrow();
    }
    return record;
  }

  /** V10: the stop must be installed, and the Loglet be the one that was meant. */
  @Test
  void onlyAClosedSegmentInTheMeantLogletIsCopied() {
    ChainRecord record = copying();
    assertThat(record.accept(attempt(3, 3, 9))).isEmpty();
    assertThat(record.accept(attempt(0, 1, 9))).isEmpty();
    assertThat(record.accept(attempt(7, 0, 9))).isEmpty();
    assertThat(record.accept(attempt(0, 0, 9))).isPresent();
  }

  @Test
  void publishingExchangesTheLogletAndNothingElse() {
    Attempt attempt = attempt(0, 0, 9);
    ChainRecord record = copying(attempt).publish(attempt, created("n2")).orElseThrow();
    assertThat(record.chain().segments().getFirst())
        .isEqualTo(ofLengths(3, 0, 4).segments().getFirst().heldBy(loglet(9), created("n2")));
    assertThat(record.chain().segments().subList(1, 4))
        .isEqualTo(ofLengths(3, 0, 4).segments().subList(1, 4));
    assertThat(record.copies().attempts()).isEmpty();
    assertThat(record.copies().leftovers()).containsExactly(new Leftover(loglet(0), created("n1")));
    assertThat(record.publish(attempt, created("n2"))).isEmpty();
  }

  /** V10: whoever comes second finds another Loglet there, and its copy is left over. */
  @Test
  void ofTwoCopiesOneIsPublished() {
    Attempt first = attempt(0, 0, 8);
    Attempt second = attempt(0, 0, 9);
    ChainRecord record = copying(first, second).publish(first, created("n2")).orElseThrow();
    assertThat(record.publish(second, created("n2"))).isEmpty();
    assertThat(record.copies().attempts()).isEmpty();
    assertThat(record.copies().leftovers())
        .extracting(Leftover::loglet)
        .containsExactlyInAnyOrder(loglet(0), loglet(9));
  }

  @Test
  void whatWasGivenUpIsNotPublished() {
    Attempt attempt = attempt(0, 0, 9);
    ChainRecord record = copying(attempt).giveUp(attempt).orElseThrow();
    assertThat(record.publish(attempt, created("n2"))).isEmpty();
    assertThat(record.copies().leftovers()).extracting(Leftover::loglet).containsOnly(loglet(9));
    assertThat(record.forget(List.of(loglet(9))).orElseThrow().copies()).isEqualTo(Copies.NONE);
    assertThat(record.forget(List.of(loglet(4)))).isEmpty();
  }

  @Test
  void aCopyOfADroppedSegmentIsLeftOver() {
    Attempt attempt = attempt(0, 0, 9);
    ChainRecord record = copying(attempt);
    ChainRecord trimmed = record.with(record.chain().trimmedTo(new Lsn(3)));
    ChainRecord dropped = trimmed.truncated().orElseThrow();
    List<Segment> gone = trimmed.chain().trimmedSegments();
    assertThat(dropped.chain().segments()).isNotEmpty().doesNotContainAnyElementsOf(gone);
    assertThat(dropped.copies().attempts()).isEmpty();
    List<Leftover> left = new ArrayList<>(gone.stream().map(Segment::leftover).toList());
    left.add(attempt.leftover());
    assertThat(dropped.copies().leftovers()).containsExactlyInAnyOrderElementsOf(left);
    assertThat(dropped.truncated()).isEmpty();
    assertThat(dropped.publish(attempt, created("n2"))).isEmpty();
  }

  /** A switch and a copy do not know of each other. */
  @Test
  void aPendingIntentAndACopyStandSideBySide() {
    Attempt attempt = attempt(0, 0, 9);
    Intent wish3 = intent(5, 3);
    ChainRecord record = copying(attempt).accept(wish3).orElseThrow();
    ChainRecord published = record.publish(attempt, created("n2")).orElseThrow();
    assertThat(published.isPending(wish3)).isTrue();
    ChainRecord installed =
        published.install(wish3, new LogletOffset(1), loglet(20), created("n3"));
    assertThat(installed.copies()).isEqualTo(published.copies());
    assertThat(installed.chain().segments().getFirst().loglet()).isEqualTo(loglet(9));
  }
}
