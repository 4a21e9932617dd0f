package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Timers;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.provider.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Timers fire as events, not too early, and not once cancelled. */
public interface TimerContract extends EnvironmentFixture {
  @Test
  default void timerFiresNotEarlierThanItsDelay() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Timers timers = host.environment().timers();
      for (Duration delay : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofMillis(50))) {
        long took =
            cluster.await(
                host,
                () -> {
                  long begin = timers.now();
                  return Pause.of(host.environment(), delay).map(over -> timers.now() - begin);
                });
        assertThat(took).isBetween(delay.toNanos(), delay.plus(FailureContract.SLACK).toNanos());
      }
    }
  }

  @Test
  default void timerNeverFiresInsideWhoStartsIt() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      List<String> ran = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            Promise<Boolean> fired = host.environment().promise();
            host.environment()
                .timers()
                .after(
                    Duration.ZERO,
                    () -> {
                      ran.add("fired");
                      fired.complete(true);
                    });
            ran.add("started");
            return fired;
          });
      assertThat(ran).containsExactly("started", "fired");
    }
  }

  @Test
  default void cancelledTimerNeverFires() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Environment environment = host.environment();
      List<String> ran = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            Timers.Timer first =
                environment.timers().after(Duration.ofMillis(10), () -> ran.add("first"));
            environment.timers().after(Duration.ofMillis(5), first::cancel);
            Timers.Timer now = environment.timers().after(Duration.ZERO, () -> ran.add("now"));
            now.cancel();
            return Pause.of(environment, Duration.ofMillis(100));
          });
      assertThat(ran).isEmpty();
    }
  }

  /** Cancelling in the same instant in which it is due is early enough. */
  @Test
  default void timerCanBeCancelledByAnEventBeforeIt() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Environment environment = host.environment();
      List<String> ran = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            List<Timers.Timer> second = new ArrayList<>();
            environment
                .timers()
                .after(
                    Duration.ofMillis(10),
                    () -> {
                      ran.add("first");
                      second.forEach(Timers.Timer::cancel);
                    });
            second.add(environment.timers().after(Duration.ofMillis(20), () -> ran.add("second")));
            return Pause.of(environment, Duration.ofMillis(100));
          });
      assertThat(ran).containsExactly("first");
    }
  }

  @Test
  default void cancellingWhatFiredChangesNothing() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      Environment environment = host.environment();
      List<String> ran = new ArrayList<>();
      cluster.await(
          host,
          () -> {
            Timers.Timer fired =
                environment.timers().after(Duration.ofMillis(1), () -> ran.add("fired"));
            return Pause.of(environment, Duration.ofMillis(50))
                .compose(over -> {
                  fired.cancel();
                  fired.cancel();
                  return Pause.of(environment, Duration.ofMillis(50));
                });
          });
      assertThat(ran).containsExactly("fired");
    }
  }

  @Test
  default void clockNeverGoesBack() throws Unavailable {
    try (TestCluster cluster = cluster()) {
      Host host = cluster.host(N1, "client");
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        cluster.await(
            host,
            () -> {
              times.add(host.environment().timers().now());
              return host.environment().done();
            });
      }
      assertThat(times).isSorted();
    }
  }
}
