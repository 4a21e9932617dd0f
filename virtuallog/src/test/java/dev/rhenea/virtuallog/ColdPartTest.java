package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.ofLengths;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be had of a chain some of whose segments are in cold storage. */
class ColdPartTest {
  /** s0 [0, 3), s1 [3, 7), s2 [7, 9), s3 open. */
  private static final Chain CHAIN = ofLengths(3, 4, 2);

  private static ColdPart part(Chain chain, long... cold) {
    return ColdPart.of(chain, segment -> List.of(boxed(cold)).contains(segment.id().number()));
  }

  private static Long[] boxed(long... numbers) {
    return Arrays.stream(numbers).boxed().toArray(Long[]::new);
  }

  private static void assertHas(ColdPart part, long first, long end, long missing) {
    assertThat(List.of(part.first(), part.end())).containsExactly(new Lsn(first), new Lsn(end));
    assertThat(part.missing().id()).isEqualTo(new SegmentId(missing));
  }

  @Test
  void itEndsWhereTheFirstSegmentBeginsThatIsElsewhere() {
    assertHas(part(CHAIN, 0, 1, 2), 0, 9, 3);
    assertHas(part(CHAIN, 0, 1), 0, 7, 2);
    assertHas(part(CHAIN, 0, 2), 0, 3, 1);
    assertHas(part(CHAIN, 1, 2), 0, 0, 0);
    assertHas(part(CHAIN), 0, 0, 0);
  }

  @Test
  void whatIsTrimmedIsNotMissed() {
    assertHas(part(CHAIN.trimmedTo(new Lsn(3)), 1, 2), 3, 9, 3);
    assertHas(part(CHAIN.trimmedTo(new Lsn(4)), 1), 4, 7, 2);
    assertHas(part(CHAIN.trimmedTo(new Lsn(4)), 2), 4, 4, 1);
    assertHas(part(CHAIN.trimmedTo(new Lsn(9)), 0, 1, 2), 9, 9, 3);
  }

  @Test
  void anEmptySegmentIsNotMissed() {
    assertHas(part(ofLengths(3, 0, 2), 0, 2), 0, 5, 3);
    assertThat(part(ofLengths(3, 0, 2), 0, 1, 2).segments()).hasSize(2);
  }

  @Test
  void itIsCutAtTheEndThatIsWanted() {
    ColdPart part = part(CHAIN, 0, 1, 2);
    assertThat(part.below(new Lsn(9))).isEqualTo(part.segments());
    assertThat(part.below(new Lsn(5)))
        .extracting(Segment::stop)
        .containsExactly(Optional.of(new Lsn(3)), Optional.of(new Lsn(5)));
    assertThat(part.below(new Lsn(3))).hasSize(1);
    assertThat(part.below(new Lsn(1)))
        .extracting(Segment::stop)
        .containsExactly(Optional.of(new Lsn(1)));
  }

  @Test
  void whatWasTrimmedSinceIsLeftOut() {
    ColdPart trimmed = part(CHAIN, 0, 1, 2).trimmedTo(new Lsn(4));
    assertHas(trimmed, 4, 9, 3);
    assertThat(trimmed.segments()).extracting(Segment::id).containsExactly(id(1), id(2));
    assertThat(trimmed.trimmedTo(new Lsn(2))).isEqualTo(trimmed);
    assertHas(trimmed.trimmedTo(new Lsn(9)), 9, 9, 3);
  }

  private static SegmentId id(long number) {
    return new SegmentId(number);
  }

  @Test
  void itSaysWhatCannotBeHad() {
    ColdPart part = part(CHAIN.trimmedTo(new Lsn(2)), 0, 1);
    assertThat(part.objection(new Lsn(3))).isEmpty();
    assertThat(part.objection(new Lsn(7))).isEmpty();
    assertThat(part.objection(new Lsn(8)).orElseThrow())
        .startsWith(
            "there is nothing above position 6, the last that can be had (to: 7): s2 [7, 9)");
    assertThat(part.objection(new Lsn(2)).orElseThrow())
        .isEqualTo("everything below 2 was trimmed: only entries from there to 7 can be had");
    assertThat(part(CHAIN, 1).objection(new Lsn(1)).orElseThrow())
        .startsWith("nothing of it is in cold storage: s0 [0, 3) was on memory");
    assertThat(part(CHAIN, 0, 1).objection(Lsn.ZERO).orElseThrow())
        .isEqualTo("no position is below 0: say the first one that is not to be restored, up to 7");
    assertThat(part(CHAIN, 0, 1).trimmedTo(new Lsn(7)).objection(new Lsn(7)).orElseThrow())
        .startsWith("everything below 7 was trimmed, and nothing above is in cold storage: s2");
  }
}
