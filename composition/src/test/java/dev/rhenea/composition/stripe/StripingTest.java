package dev.rhenea.composition.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.loglet.LogletOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arithmetic of a stripe, against counting one by one. */
class StripingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void offsetsGoRound(int stripes) {
    Striping striping = new Striping(stripes);
    List<Long> counts = new ArrayList<>(Collections.nCopies(stripes, 0L));
    for (long g = 0; g < 40; g++) {
      LogletOffset offset = new LogletOffset(g);
      for (int stripe = 0; stripe < stripes; stripe++) {
        assertThat(striping.shareOf(stripe, offset).value()).isEqualTo(counts.get(stripe));
      }
      int stripe = striping.stripeOf(offset);
      assertThat(striping.localOf(offset).value()).isEqualTo(counts.get(stripe));
      assertThat(striping.offsetOf(stripe, striping.localOf(offset))).isEqualTo(offset);
      counts.set(stripe, counts.get(stripe) + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void theEndIsTheFirstOffsetThatIsMissing(int stripes) {
    Striping striping = new Striping(stripes);
    SplittableRandom random = new SplittableRandom(stripes);
    for (int round = 0; round < 200; round++) {
      List<LogletOffset> locals = new ArrayList<>();
      for (int stripe = 0; stripe < stripes; stripe++) {
        locals.add(new LogletOffset(random.nextLong(6)));
      }
      LogletOffset end = LogletOffset.ZERO;
      while (striping.localOf(end).compareTo(locals.get(striping.stripeOf(end))) < 0) {
        end = end.next();
      }
      assertThat(striping.end(locals)).isEqualTo(end);
      assertThat(striping.laggard(locals)).isEqualTo(striping.stripeOf(end));
    }
  }
}
