package dev.rhenea.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What protocols rely on: never inline, in order, nothing swallowed, nobody left waiting. */
class FutureTest {
  private final Unavailable noQuorum = new Unavailable(Diagnosis.of("no quorum"));

  private final FifoLoop loop = new FifoLoop();
  private final List<String> heard = new ArrayList<>();

  private Consumer<Object> value(String who) {
    return value -> heard.add(who + ": " + value);
  }

  private Consumer<Unavailable> failure(String who) {
    return why -> heard.add(who + " unavailable: " + why.getMessage());
  }

  private void listen(String who, Future<?> future) {
    future.whenDone(value(who), failure(who));
  }

  @Test
  void invariantViolatedInsideAListenerReachesFault() {
    loop.completed(1)
        .whenDone(
            value -> {
              throw new AssertionError("the tail went back");
            },
            why -> {});
    loop.run();
    assertThat(loop.faults).extracting(Throwable::getMessage).containsExactly("the tail went back");
  }

  @Test
  void whatDependsOnAThrowingListenerBecomesUnavailable() {
    listen(
        "map",
        loop.completed(1)
            .map(value -> {
              throw new IllegalStateException("bug one");
            }));
    listen(
        "compose",
        loop.completed(1)
            .compose(value -> {
              throw new IllegalStateException("bug two");
            }));
    Promise<Integer> failed = loop.promise();
    failed.fail(noQuorum);
    listen(
        "recover",
        failed.recover(why -> {
          throw new IllegalStateException("bug three");
        }));
    loop.run();
    assertThat(loop.faults).hasSize(3);
    assertThat(heard).hasSize(3).allMatch(line -> line.contains("unavailable: a listener failed"));
  }

  @Test
  void listenerThatThrowsLeavesTheOthersAlone() {
    Promise<Integer> promise = loop.promise();
    listen("before", promise);
    promise.whenDone(() -> {
      throw new IllegalStateException("bug");
    });
    listen("after", promise);
    promise.complete(1);
    loop.run();
    assertThat(heard).containsExactly("before: 1", "after: 1");
    assertThat(loop.faults).hasSize(1);
  }

  @Test
  void listenersRunInTheOrderOfRegistrationAndNeverInline() {
    Promise<String> promise = loop.promise();
    listen("first", promise);
    listen("second", promise);
    promise.complete("value");
    listen("third", promise);
    assertThat(heard).isEmpty();
    assertThat(loop.waiting()).isEqualTo(3);
    loop.run();
    assertThat(heard).containsExactly("first: value", "second: value", "third: value");
  }

  @Test
  void firstOutcomeDecidesAndLaterOnesSaySo() {
    Promise<String> promise = loop.promise();
    assertThat(promise.isDone()).isFalse();
    assertThat(promise.complete("reply")).isTrue();
    assertThat(promise.isDone()).isTrue();
    assertThat(promise.complete("second reply")).isFalse();
    assertThat(promise.fail(noQuorum)).isFalse();
    listen("it", promise);
    loop.run();
    assertThat(heard).containsExactly("it: reply");
  }

  @Test
  void unavailableDecidesToo() {
    Promise<String> promise = loop.promise();
    assertThat(promise.fail(noQuorum)).isTrue();
    assertThat(promise.complete("late reply")).isFalse();
    listen("it", promise);
    loop.run();
    assertThat(heard).containsExactly("it unavailable: no quorum");
  }

  @Test
  void mapAndComposePassUnavailabilityOn() {
    Promise<Integer> promise = loop.promise();
    listen("map", promise.map(value -> value + 1));
    listen("compose", promise.compose(value -> loop.completed(value + 2)));
    promise.fail(noQuorum);
    loop.run();
    assertThat(heard)
        .containsExactly("map unavailable: no quorum", "compose unavailable: no quorum");
    assertThat(loop.faults).isEmpty();
  }

  @Test
  void mapAndComposeChangeTheValue() {
    Promise<Integer> promise = loop.promise();
    Promise<Integer> later = loop.promise();
    listen("map", promise.map(value -> value + 1));
    listen("compose", promise.compose(value -> later.map(more -> value + more)));
    promise.complete(1);
    loop.run();
    assertThat(heard).containsExactly("map: 2");
    later.complete(10);
    loop.run();
    assertThat(heard).containsExactly("map: 2", "compose: 11");
  }

  @Test
  void recoverStartsSomethingElseOnlyWhenNeeded() {
    Promise<Integer> good = loop.promise();
    Promise<Integer> bad = loop.promise();
    listen("good", good.recover(why -> loop.completed(-1)));
    listen("bad", bad.recover(why -> loop.completed(-1)));
    Promise<Integer> worse = loop.promise();
    worse.fail(new Unavailable(Diagnosis.of("still none")));
    listen("worse", bad.recover(why -> worse));
    good.complete(1);
    bad.fail(noQuorum);
    loop.run();
    assertThat(heard)
        .containsExactlyInAnyOrder("good: 1", "bad: -1", "worse unavailable: still none");
  }

  @Test
  void forwardGivesWayToAnEarlierOutcome() {
    Promise<String> source = loop.promise();
    Promise<String> target = loop.promise();
    source.forward(target);
    target.complete("timeout");
    source.complete("reply");
    listen("target", target);
    loop.run();
    assertThat(heard).containsExactly("target: timeout");
  }

  @Test
  void allKeepsTheOrderOfItsParts() {
    List<Promise<Integer>> parts = List.of(loop.promise(), loop.promise(), loop.promise());
    listen("all", Future.all(loop, parts));
    parts.get(2).complete(3);
    parts.get(0).complete(1);
    loop.run();
    assertThat(heard).isEmpty();
    parts.get(1).complete(2);
    loop.run();
    assertThat(heard).containsExactly("all: [1, 2, 3]");
  }

  @Test
  void allFailsAsSoonAsOnePartDoes() {
    List<Promise<Integer>> parts = List.of(loop.promise(), loop.promise());
    listen("all", Future.all(loop, parts));
    parts.get(1).fail(noQuorum);
    loop.run();
    assertThat(heard).containsExactly("all unavailable: no quorum");
    parts.get(0).complete(1);
    loop.run();
    assertThat(heard).hasSize(1);
  }

  @Test
  void allOfNothingIsDone() {
    listen("all", Future.all(loop, List.<Future<Integer>>of()));
    loop.run();
    assertThat(heard).containsExactly("all: []");
  }

  /** Chains of any length need no stack: each link is an event. */
  @Test
  void longChainEnds() {
    Future<Integer> end = loop.completed(0);
    for (int i = 0; i < 100_000; i++) {
      end = end.map(value -> value + 1);
    }
    listen("end", end);
    loop.run();
    assertThat(heard).containsExactly("end: 100000");
  }
}
