package dev.rhenea.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final int MILLION = 1_000_000;

  private final FifoLoop loop = new FifoLoop();
  private final List<Object> heard = new ArrayList<>();

  private <T> void run(Future<T> future) {
    future.whenDone(heard::add, why -> heard.add(why.getMessage()));
    loop.run();
  }

  @Test
  void millionRoundsEndInConstantStack() {
    run(
        Loop.run(
            loop,
            0,
            count ->
                loop.completed(
                    count == MILLION
                        ? new Loop.Step.Done<>(count)
                        : new Loop.Step.Again<>(count + 1))));
    assertThat(heard).containsExactly(MILLION);
    assertThat(loop.faults).isEmpty();
  }

  /** Rounds that wait for something, rather than finding it done. */
  @Test
  void millionRoundsThatWaitEnd() {
    run(
        Loop.run(
            loop,
            0,
            count -> {
              Promise<Loop.Step<Integer, Integer>> step = loop.promise();
              loop.execute(() ->
                  step.complete(
                      count == MILLION
                          ? new Loop.Step.Done<>(count)
                          : new Loop.Step.Again<>(count + 1)));
              return step;
            }));
    assertThat(heard).containsExactly(MILLION);
  }

  /** The recursion that Loop replaces does end too; it is memory that it costs. */
  @Test
  void recursionThroughComposeNeedsNoStack() {
    run(countTo(100_000, 0));
    assertThat(heard).containsExactly(100_000);
  }

  private Future<Integer> countTo(int end, int count) {
    return loop.completed(count)
        .compose(value -> value == end ? loop.completed(value) : countTo(end, value + 1));
  }

  @Test
  void firstRoundIsAnEventOfItsOwn() {
    List<String> order = new ArrayList<>();
    Future<String> end =
        Loop.run(
            loop,
            "start",
            state -> {
              order.add("round");
              return loop.completed(new Loop.Step.Done<>(state));
            });
    order.add("returned");
    run(end);
    assertThat(order).containsExactly("returned", "round");
    assertThat(heard).containsExactly("start");
  }

  @Test
  void unavailableRoundEndsTheLoop() {
    run(
        Loop.<Integer, Integer>run(
            loop,
            0,
            count -> {
              Promise<Loop.Step<Integer, Integer>> step = loop.promise();
              step.fail(new Unavailable(Diagnosis.of("no quorum in round " + count)));
              return step;
            }));
    assertThat(heard).containsExactly("no quorum in round 0");
    assertThat(loop.faults).isEmpty();
  }

  @Test
  void eachIsWorkedOnWhenTheOneBeforeItIsDone() {
    List<Promise<Done>> begun = new ArrayList<>();
    Future<Done> end =
        Loop.each(
            loop,
            List.of("a", "b"),
            each -> {
              begun.add(loop.promise());
              return begun.getLast();
            });
    run(end);
    assertThat(begun).hasSize(1);
    begun.getFirst().complete(Done.DONE);
    loop.run();
    assertThat(begun).hasSize(2);
    assertThat(heard).isEmpty();
    begun.getLast().complete(Done.DONE);
    loop.run();
    assertThat(heard).containsExactly(Done.DONE);
  }

  @Test
  void theFirstThatIsUnavailableIsTheLast() {
    List<String> begun = new ArrayList<>();
    run(
        Loop.each(
            loop,
            List.of("a", "b", "c"),
            each -> {
              begun.add(each);
              Promise<Done> work = loop.promise();
              if (each.equals("b")) {
                work.fail(new Unavailable(Diagnosis.of("no " + each)));
              } else {
                work.complete(Done.DONE);
              }
              return work;
            }));
    assertThat(begun).containsExactly("a", "b");
    assertThat(heard).containsExactly("no b");
  }

  @Test
  void throwingRoundReachesFaultAndEndsTheLoop() {
    run(
        Loop.<Integer, Integer>run(
            loop,
            0,
            count -> {
              if (count == 3) {
                throw new IllegalStateException("bug in round 3");
              }
              return loop.completed(new Loop.Step.Again<>(count + 1));
            }));
    assertThat(loop.faults).extracting(Throwable::getMessage).containsExactly("bug in round 3");
    assertThat(heard).singleElement().asString().contains("a loop's round failed");
  }
}
