package dev.rhenea.virtuallog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.virtuallog.Lookup.Resolution;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Rules V1 and V2: what a scan of a closed segment proves. */
class LookupTest {
  private final Lookup lookup = new Lookup(new TreeMap<>(Map.of(5L, new Lsn(40))), new Lsn(30));

  @Test
  void whatWasSeenIsInTheLog() {
    assertThat(lookup.of(5, new Lsn(35))).isEqualTo(new Resolution.Found(new Lsn(40)));
  }

  @Test
  void whatWasSeenIsInTheLogEvenIfItsRangeWasTrimmedSince() {
    assertThat(lookup.of(5, new Lsn(10))).isEqualTo(new Resolution.Found(new Lsn(40)));
  }

  @Test
  void whatWasNotSeenIsAbsentIfItsWholeRangeWasThereToBeSeen() {
    assertThat(lookup.of(6, new Lsn(30))).isEqualTo(new Resolution.Absent());
    assertThat(lookup.of(6, new Lsn(31))).isEqualTo(new Resolution.Absent());
  }

  @Test
  void whatWasNotSeenIsUnknownIfPartOfItsRangeWasTrimmed() {
    assertThat(lookup.of(6, new Lsn(29))).isEqualTo(new Resolution.Trimmed());
  }

  @Test
  void theHighestNumberFoundTellsWhatHasBeenOvertaken() {
    assertThat(lookup.last()).isEqualTo(5);
    assertThat(new Lookup(new TreeMap<>(), Lsn.ZERO).last()).isEqualTo(-1);
  }
}
