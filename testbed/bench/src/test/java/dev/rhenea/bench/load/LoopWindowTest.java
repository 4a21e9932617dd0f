package dev.rhenea.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.EventLoop;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The loop and its clock are the test's. */
class LoopWindowTest {
  private static final long MILLI = 1_000_000;

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> events = new ArrayDeque<>();
  private final Deque<Promise<Boolean>> pending = new ArrayDeque<>();
  private final EventLoop loop =
      new EventLoop() {
        @Override
        public void execute(Runnable event) {
          events.add(event);
        }

        @Override
        public void fault(Throwable bug) {
          throw new AssertionError(bug);
        }
      };
  private int most;

  private Future<Boolean> start() {
    Promise<Boolean> promise = new Promise<>(loop);
    pending.add(promise);
    most = Math.max(most, pending.size());
    return promise;
  }

  private void settle() {
    for (Runnable event = events.poll(); event != null; event = events.poll()) {
      event.run();
    }
  }

  private void end(boolean took, long after) {
    clock.advance(after);
    pending.remove().complete(took);
    settle();
  }

  @Test
  void whatEndsIsFollowedByAnotherUntilTheTimeIsOver() {
    CompletableFuture<LoopWindow.Done> done =
        new LoopWindow(loop, clock, this::start).run(2, 2 * MILLI, 6 * MILLI);
    settle();
    while (!pending.isEmpty()) {
      end(true, MILLI);
    }
    assertThat(most).isEqualTo(2);
    LoopWindow.Done result = done.join();
    // Ends at 1 to 7 ms; those at 2, 3, 4 and 5 are within.
    assertThat(result.latency().getTotalCount()).isEqualTo(4);
    assertThat(result.failed()).isZero();
    assertThat(result.latency().getMinValue()).isBetween(1_999_000L, 2 * MILLI);
  }

  @Test
  void aFailureIsCountedAndNotTriedAgain() {
    CompletableFuture<LoopWindow.Done> done =
        new LoopWindow(loop, clock, this::start).run(2, 0, 10 * MILLI);
    settle();
    end(false, MILLI);
    assertThat(pending).hasSize(1);
    end(true, MILLI);
    assertThat(done).isNotDone();
    end(false, MILLI);
    assertThat(done.join().failed()).isEqualTo(2);
    assertThat(done.join().latency().getTotalCount()).isEqualTo(1);
  }
}
