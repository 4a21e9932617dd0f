package dev.rhenea.composition.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Opened;
import dev.rhenea.composition.Written;
import dev.rhenea.composition.WrittenContract;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long SECOND = 1_000_000_000;

  /** Fast enough for the kit, and slow enough to make appends wait. */
  @Nested
  class Contract implements WrittenContract {
    @Override
    public String text() {
      return "throttle(memory(n1), entries: 20000, bytes: 1GiB)";
    }
  }

  /** In no second more than the budget, in order, and never at or after the latest moment. */
  @Test
  void aBudgetIsKept() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      int entries = random.nextInt(1, 200);
      int bytes = random.nextInt(1, 20_000);
      Budget budget = new Budget(entries, bytes);
      List<long[]> gone = new ArrayList<>();
      long now = random.nextLong(-SECOND, SECOND);
      for (int i = 0; i < 300; i++) {
        now += random.nextLong(SECOND / entries * 2);
        int size = random.nextInt(200);
        OptionalLong start = budget.take(now, size, now + SECOND);
        if (start.isPresent()) {
          assertThat(start.getAsLong()).isBetween(now, now + SECOND - 1);
          gone.add(new long[] {start.getAsLong(), size});
        }
      }
      assertThat(gone).isNotEmpty();
      for (int from = 0; from < gone.size(); from++) {
        long within = 0;
        for (int i = from; i < gone.size(); i++) {
          long span = gone.get(i)[0] - gone.get(from)[0];
          assertThat(span).isGreaterThanOrEqualTo((i - from) * SECOND / entries);
          assertThat(span).isGreaterThanOrEqualTo(within * SECOND / bytes);
          within += gone.get(i)[1];
        }
      }
    }
  }

  @Test
  void whatWouldWaitBeyondItsDeadlineIsRefusedAtOnce() throws Unavailable {
    Opened opened = Opened.of("throttle(memory(n1), entries: 10)", 1);
    Loglet loglet = opened.handle();
    int fitting = 20;
    List<Future<AppendResult>> appends = new ArrayList<>();
    for (int i = 0; i < fitting + 5; i++) {
      appends.add(loglet.append(Payload.utf8("e" + i)));
    }
    for (int i = fitting; i < appends.size(); i++) {
      assertThat(opened.world().await(appends.get(i)))
          .isEqualTo(new AppendResult.Rejected(new Rejection.Overloaded()));
    }
    long begin = opened.world().now();
    for (int i = 0; i < fitting; i++) {
      assertThat(opened.world().await(appends.get(i)))
          .isEqualTo(new AppendResult.Appended(new LogletOffset(i)));
      assertThat(opened.world().now() - begin)
          .isBetween(i * SECOND / 10 - SECOND / 100, i * SECOND / 10 + SECOND / 100);
    }
  }

  /** O6, and close: what waited was not written, and never will be. */
  @Test
  void whoWaitsWhenTheHandleIsClosedNeverLeaves() throws Unavailable {
    Opened opened = Opened.of("throttle(memory(n1), entries: 10)", 1);
    Loglet loglet = opened.handle();
    Future<AppendResult> first = loglet.append(Payload.utf8("first"));
    Future<AppendResult> second = loglet.append(Payload.utf8("second"));
    opened.world().await(first);
    opened.world().await(loglet.close());
    assertThat(opened.world().await(second)).isInstanceOf(AppendResult.Indeterminate.class);
    opened.world().runFor(Duration.ofSeconds(3));
    assertThat(opened.world().await(opened.handle().checkTail()))
        .isEqualTo(new Tail.Open(new LogletOffset(1)));
  }

  @Test
  void aBudgetMustBeGiven() {
    assertThat(Written.problems("throttle(memory(n1))"))
        .containsExactly(
            "1:1: throttle: say how much a second: entries: 1000, or bytes: 1MiB, or both");
    assertThat(Written.problems("throttle(memory(n1), bytes: 0B)"))
        .containsExactly("1:29: throttle: with 0 bytes a second nothing could be appended");
    assertThat(Written.problems("throttle(memory(n1), entries: 0)"))
        .containsExactly("1:31: entries takes a whole number from 1 to 1000000000");
  }
}
