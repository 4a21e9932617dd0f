package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.created;
import static dev.rhenea.virtuallog.Chains.loglet;
import static dev.rhenea.virtuallog.Chains.ofLengths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delos, section 3: contiguous segments, one of them open; V11: segments may be empty. */
class ChainTest {
  @Test
  void extendingStopsTheActiveSegmentAtItsTailAndBeginsThere() {
    Chain chain = ofLengths(10, 5);
    assertThat(chain.segments())
        .extracting(Segment::start)
        .containsExactly(Lsn.ZERO, new Lsn(10), new Lsn(15));
    assertThat(chain.segments())
        .extracting(Segment::stop)
        .containsExactly(Optional.of(new Lsn(10)), Optional.of(new Lsn(15)), Optional.<Lsn>empty());
    assertThat(chain.active().loglet()).isEqualTo(loglet(2));
  }

  @Test
  void segmentIdsNeverRepeatEvenWhereStartsDo() {
    assertThat(ofLengths(3, 0, 0).segments())
        .extracting(Segment::id)
        .containsExactly(SegmentId.FIRST, new SegmentId(1), new SegmentId(2), new SegmentId(3));
  }

  /** Segments [0,3) [3,3) [3,3) [3,8) [8,...). */
  @ParameterizedTest
  @CsvSource({"0, 0", "2, 0", "3, 3", "7, 3", "8, 4", "100, 4"})
  void findTakesTheLastSegmentThatStartsAtOrBelow(long lsn, long segment) {
    assertThat(ofLengths(3, 0, 0, 5).find(new Lsn(lsn)))
        .map(Segment::id)
        .contains(new SegmentId(segment));
  }

  @Test
  void whatIsBelowTheFirstSegmentIsNowhere() {
    Chain chain = ofLengths(3, 5).trimmedTo(new Lsn(3)).truncated();
    assertThat(chain.find(new Lsn(2))).isEmpty();
    assertThat(chain.find(new Lsn(3))).isPresent();
  }

  @Test
  void trimMarkNeverGoesBack() {
    assertThat(ofLengths(10).trimmedTo(new Lsn(7)).trimmedTo(new Lsn(4)).trimMark())
        .isEqualTo(new Lsn(7));
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "2, 3", "3, 1", "7, 1", "8, 1", "20, 1"})
  void truncationDropsFullyTrimmedSegmentsAndNeverTheActiveOne(long mark, int closedLeft) {
    Chain chain = ofLengths(3, 0, 5).trimmedTo(new Lsn(mark)).truncated();
    assertThat(chain.segments()).hasSize(mark >= 8 ? 1 : closedLeft + 1);
    assertThat(chain.active().id()).isEqualTo(new SegmentId(3));
    assertThat(chain.trimMark()).isEqualTo(new Lsn(mark));
  }

  @Test
  void aChainEndsOpen() {
    Segment closed =
        new Segment(SegmentId.FIRST, Lsn.ZERO, loglet(0), created("n1")).stoppedAt(Lsn.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Chain(List.of(closed), Lsn.ZERO))
        .withMessageContaining("ends with an open segment");
    assertThatIllegalArgumentException().isThrownBy(() -> new Chain(List.of(), Lsn.ZERO));
  }

  @Test
  void gapsOverlapsAndRepeatedIdsAreRefused() {
    LogletId loglet = loglet(0);
    Segment first =
        new Segment(SegmentId.FIRST, Lsn.ZERO, loglet, created("n1")).stoppedAt(new Lsn(5));
    for (Segment second :
        List.of(
            new Segment(new SegmentId(1), new Lsn(6), loglet(1), created("n1")),
            new Segment(new SegmentId(1), new Lsn(4), loglet(1), created("n1")),
            new Segment(SegmentId.FIRST, new Lsn(5), loglet(1), created("n1")))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Chain(List.of(first, second), Lsn.ZERO))
          .withMessageContaining("does not continue");
    }
  }

  @Test
  void twoOpenSegmentsAreRefused() {
    Segment first = new Segment(SegmentId.FIRST, Lsn.ZERO, loglet(0), created("n1"));
    Segment second = new Segment(new SegmentId(1), Lsn.ZERO, loglet(1), created("n1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Chain(List.of(first, second), Lsn.ZERO));
  }

  @Test
  void extendingAtTheTailOfAnEmptyLogletMakesAnEmptySegment() {
    Segment empty = ofLengths(4, 0).segments().get(1);
    assertThat(empty.contains(new Lsn(4))).isFalse();
    assertThat(empty.clip(new Lsn(9))).isEqualTo(new Lsn(4));
    assertThat(empty.toOffset(new Lsn(4))).isEqualTo(LogletOffset.ZERO);
  }
}
