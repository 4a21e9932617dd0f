package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One event at a time, in order, never inline; what an event throws reaches fault. */
public interface EventContract extends EnvironmentFixture {
  @Test
  default void hostKnowsWhereItIs() {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N2, "client");
      assertThat(host.environment().node()).isEqualTo(N2);
      assertThat(host.environment().unit().text()).isEqualTo("client");
      assertThat(cluster.host(N2, "client").environment()).isSameAs(host.environment());
      assertThat(cluster.host(N2, "other").environment()).isNotSameAs(host.environment());
    }
  }

  @Test
  default void eventsRunInOrderAndNeverInsideTheirCaller() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Environment environment = host.environment();
      List<Integer> ran = new ArrayList<>();
      List<Integer> ranInside =
          cluster.await(
              host,
              () -> {
                IntStream.range(0, 1000).forEach(i -> environment.execute(() -> ran.add(i)));
                List<Integer> inside = List.copyOf(ran);
                Promise<List<Integer>> last = environment.promise();
                environment.execute(() -> last.complete(inside));
                return last;
              });
      assertThat(ranInside).isEmpty();
      assertThat(ran).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }
  }

  @Test
  default void listenersRunInOrderAndNeverInsideWhoCompletes() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      List<String> ran = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            Promise<Done> promise = host.environment().promise();
            promise.whenDone(() -> ran.add("first"));
            promise.whenDone(() -> ran.add("second"));
            promise.complete(Done.DONE);
            promise.whenDone(() -> ran.add("third"));
            ran.add("completed");
            return promise;
          });
      assertThat(ran).containsExactly("completed", "first", "second", "third");
    }
  }

  @Test
  default void whatAnEventThrowsReachesFault() {
    assertFault(host -> {
      host.environment()
          .execute(() -> {
            throw new IllegalStateException("a broken invariant");
          });
      return host.environment().promise();
    });
  }

  @Test
  default void whatAListenerThrowsReachesFault() {
    assertFault(host ->
        host.environment()
            .done()
            .map(done -> {
              throw new IllegalStateException("a broken invariant");
            }));
  }

  @Test
  default void whatATimerThrowsReachesFault() {
    assertFault(host -> {
      host.environment()
          .timers()
          .after(
              Duration.ofMillis(1),
              () -> {
                throw new IllegalStateException("a broken invariant");
              });
      return host.environment().promise();
    });
  }

  @Test
  default void whatARoleThrowsReachesFault() {
    Payload misbehave = new Probe.Order.Misbehave("a broken invariant").encode();
    assertFault(host ->
        host.environment()
            .network()
            .request(NetworkContract.probe(N2), misbehave, NetworkContract.TIMEOUT)
            .compose(reply -> host.environment().promise()));
    assertFault(host -> {
      host.environment().network().send(NetworkContract.probe(N2), misbehave);
      return host.environment().promise();
    });
  }

  private void assertFault(Function<Host, Future<?>> bug) {
    assertThatThrownBy(
            () -> {
              try (TestCluster cluster = cluster()) {
                Host host = cluster.host(N1, "client");
                cluster.await(host, () -> bug.apply(host).map(value -> Done.DONE));
                cluster.pass(Duration.ofSeconds(1));
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasStackTraceContaining("a broken invariant");
  }
}
