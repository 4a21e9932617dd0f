package dev.rhenea.loglet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tails merge by one law: offsets advance, sealed never unseals. Checked for all small tails. */
class TailTest {
  private static final List<Tail> TAILS =
      IntStream.range(0, 4)
          .mapToObj(LogletOffset::new)
          .flatMap(offset -> Stream.<Tail>of(new Tail.Open(offset), new Tail.Sealed(offset)))
          .toList();

  @Test
  void mergeIsIdempotentAndCommutative() {
    for (Tail a : TAILS) {
      assertThat(a.merge(a)).isEqualTo(a);
      for (Tail b : TAILS) {
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
      }
    }
  }

  @Test
  void mergeIsAssociative() {
    for (Tail a : TAILS) {
      for (Tail b : TAILS) {
        for (Tail c : TAILS) {
          assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        }
      }
    }
  }

  @Test
  void mergeNeverGoesBackAndNeverUnseals() {
    for (Tail a : TAILS) {
      for (Tail b : TAILS) {
        Tail merged = a.merge(b);
        assertThat(merged.offset()).isGreaterThanOrEqualTo(a.offset());
        assertThat(merged.offset()).isIn(a.offset(), b.offset());
        assertThat(merged instanceof Tail.Sealed)
            .isEqualTo(a instanceof Tail.Sealed || b instanceof Tail.Sealed);
      }
    }
  }
}
