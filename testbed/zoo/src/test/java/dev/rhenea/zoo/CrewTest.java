package dev.rhenea.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CrewTest {
  /** The case for a queue: all but one go through the other worker, whichever was first. */
  @Test
  void whileOneTaskTakesLongTheOtherWorkerDoesAllTheRest() throws Exception {
    CountDownLatch rest = new CountDownLatch(50);
    try (Crew crew = new Crew(2)) {
      Supplier<String> slow =
          crew.hand(calledOff -> {
            awaitUninterrupted(rest);
            return "slow";
          });
      List<Supplier<Integer>> quick =
          IntStream.range(0, 50)
              .mapToObj(i ->
                  crew.hand(calledOff -> {
                    rest.countDown();
                    return i;
                  }))
              .toList();
      crew.finish();
      assertThat(slow.get()).isEqualTo("slow");
      assertThat(quick.stream().map(Supplier::get))
          .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    }
  }

  @Test
  void tasksAreBegunInTheOrderInWhichTheyWereHandedIn() throws Exception {
    List<Integer> begun = new ArrayList<>();
    try (Crew crew = new Crew(1)) {
      for (int i = 0; i < 20; i++) {
        int task = i;
        crew.hand(calledOff -> begun.add(task));
      }
      crew.finish();
    }
    assertThat(begun).containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
  }

  /** The first failure is thrown, itself; what waits is not begun, and what runs is told. */
  @Test
  void aFailureCallsOffTheRest() throws Exception {
    IOException failure = new IOException("unreadable");
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean told = new AtomicBoolean();
    try (Crew crew = new Crew(2)) {
      crew.hand(calledOff -> {
        running.countDown();
        while (!calledOff.getAsBoolean()) {
          Thread.onSpinWait();
        }
        told.set(true);
        throw new IllegalStateException("the fault of being called off");
      });
      crew.hand(calledOff -> {
        awaitUninterrupted(running);
        throw failure;
      });
      crew.hand(calledOff -> {
        begun.set(true);
        return begun;
      });
      assertThatThrownBy(crew::finish).isSameAs(failure);
    }
    assertThat(told).isTrue();
    assertThat(begun).isFalse();
  }

  @Test
  void errorsAndUncheckedExceptionsAreThrownAsTheyAre() {
    Error error = new StackOverflowError("deep");
    RuntimeException bug = new ArithmeticException();
    try (Crew crew = new Crew(1)) {
      crew.hand(calledOff -> {
        throw error;
      });
      assertThatThrownBy(crew::finish).isSameAs(error);
    }
    try (Crew crew = new Crew(1)) {
      crew.hand(calledOff -> {
        throw bug;
      });
      assertThatThrownBy(crew::finish).isSameAs(bug);
    }
  }

  @Test
  void whoeverIsInterruptedCallsEverythingOff() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Class<?>> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(() -> {
          try (Crew crew = new Crew(1)) {
            crew.hand(calledOff -> {
              running.countDown();
              while (!calledOff.getAsBoolean()) {
                Thread.onSpinWait();
              }
              return calledOff;
            });
            crew.finish();
          } catch (IOException | InterruptedException e) {
            thrown.set(e.getClass());
          }
        });
    caller.start();
    running.await();
    caller.interrupt();
    caller.join();
    assertThat(thrown).hasValue(InterruptedException.class);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody is interrupted", e);
    }
  }
}
