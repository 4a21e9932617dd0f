package dev.rhenea.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One position per number, in number order (rule N13). */
class HandleOrderTest {
  private final HandleOrder order = new HandleOrder();
  private final List<Long> ordered = new ArrayList<>();

  private static Submission submit(long lowest, long first, long end) {
    List<Payload> entries =
        LongStream.range(first, end).mapToObj(number -> Payload.utf8("e" + number)).toList();
    return new Submission(5, lowest, Duration.ZERO, first, entries);
  }

  private void take(Submission submit) {
    order.take(
        submit,
        (handle, number, entry) -> {
          assertThat(entry.toUtf8()).isEqualTo("e" + number);
          ordered.add(number);
          return 99L + ordered.size();
        });
  }

  @Test
  void retryGetsThePositionAlreadyGiven() {
    take(submit(0, 0, 3));
    take(submit(0, 1, 4));
    assertThat(ordered).containsExactly(0L, 1L, 2L, 3L);
    assertThat(order.position(1)).contains(101L);
    assertThat(order.positions(1, 4, 200)).containsExactly(101L, 102L, 103L);
    assertThat(order.positions(1, 4, 103)).containsExactly(101L, 102L);
  }

  @Test
  void whatOvertookWaits() {
    take(submit(0, 4, 6));
    take(submit(0, 2, 4));
    assertThat(ordered).isEmpty();
    take(submit(0, 0, 2));
    assertThat(ordered).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void abandonedNumberIsPassedAndNeverOrderedLater() {
    take(submit(0, 1, 3));
    take(submit(2, 3, 4));
    assertThat(ordered).containsExactly(2L, 3L);
    take(submit(0, 0, 3));
    assertThat(ordered).containsExactly(2L, 3L);
    assertThat(order.lowest()).isEqualTo(2);
    assertThat(order.position(1)).isEmpty();
  }

  /** However messages are cut, repeated and shuffled. */
  @Test
  void numbersAreOrderedOnceAndAscending() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      HandleOrderTest run = new HandleOrderTest();
      List<Submission> messages = new ArrayList<>();
      for (int first = 0; first < 20; first++) {
        messages.add(submit(0, first, first + 1 + random.nextInt(5)));
        messages.add(submit(0, first, first + 1));
      }
      Collections.shuffle(messages, random);
      messages.forEach(run::take);
      assertThat(run.ordered).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(20);
    }
  }
}
