package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A node's time is its own: it may pass faster, slower, and in jumps, but never back. */
class ClockTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final World world = World.seeded(9).nodes("n1", "n2").build();
  private final Timers timers = world.host(N1, "client").environment().timers();
  private final List<Duration> fired = new ArrayList<>();

  private void start(Duration delay) {
    timers.after(delay, () -> fired.add(Duration.ofNanos(world.now())));
  }

  @Test
  void fastClockFiresEarlyAndASlowOneLate() {
    world.faults().clockRate(N1, 2);
    start(SECOND);
    world.runFor(SECOND.multipliedBy(10));
    world.faults().clockRate(N1, 0.5);
    start(SECOND);
    world.runFor(SECOND.multipliedBy(10));
    assertThat(fired).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(12));
  }

  @Test
  void changeOfRateMovesTimersThatRun() {
    start(SECOND);
    start(SECOND.multipliedBy(4));
    world.runFor(Duration.ofMillis(500));
    world.faults().clockRate(N1, 0.25);
    world.runFor(SECOND.multipliedBy(2));
    world.faults().clockRate(N1, 1);
    world.runFor(SECOND.multipliedBy(10));
    assertThat(fired).containsExactly(Duration.ofMillis(2500), Duration.ofMillis(5500));
  }

  @Test
  void jumpFiresWhatItSkipsAtOnceAndInOrder() {
    List<Integer> order = new ArrayList<>();
    timers.after(SECOND.multipliedBy(3), () -> order.add(3));
    timers.after(SECOND.multipliedBy(2), () -> order.add(2));
    timers.after(SECOND, () -> order.add(1));
    timers.after(SECOND.multipliedBy(9), () -> order.add(9));
    Timers.Timer cancelled = timers.after(SECOND, () -> order.add(0));
    cancelled.cancel();
    long before = timers.now();
    world.faults().clockJump(N1, SECOND.multipliedBy(5));
    assertThat(timers.now() - before).isEqualTo(5_000_000_000L);
    world.runFor(Duration.ofMillis(1));
    assertThat(order).containsExactlyInAnyOrder(1, 2, 3);
    world.runFor(SECOND.multipliedBy(4));
    assertThat(order).hasSize(4).endsWith(9);
  }

  @Test
  void otherNodesKeepTheirTime() {
    Environment other = world.host(new NodeId("n2"), "client").environment();
    other.timers().after(SECOND, () -> fired.add(Duration.ofNanos(world.now())));
    world.faults().clockRate(N1, 3);
    world.faults().clockJump(N1, SECOND);
    long before = other.timers().now();
    world.runFor(SECOND.multipliedBy(2));
    assertThat(other.timers().now() - before).isEqualTo(2_000_000_000L);
    assertThat(fired).containsExactly(SECOND);
  }

  /** The contract of timers, on every clock: not earlier than their delay, by that clock. */
  @Test
  void clockNeverGoesBackAndTimersAreNeverEarly() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      Clock clock = new Clock();
      long time = random.nextLong(1_000_000_000_000L);
      clock.reset(time, random.nextLong(1L << 50));
      long shown = clock.at(time);
      for (int step = 0; step < 50; step++) {
        switch (random.nextInt(4)) {
          case 0 -> clock.setDrift(time, random.nextLong(-990_000, 99_000_000));
          case 1 -> clock.jump(random.nextLong(1_000_000_000));
          default -> time += random.nextLong(1_000_000_000);
        }
        assertThat(clock.at(time)).isGreaterThanOrEqualTo(shown);
        shown = clock.at(time);
        long delay = random.nextLong(10_000_000_000L);
        long due = clock.after(time, delay);
        assertThat(clock.at(due) - shown).isBetween(delay, delay + 100_000);
      }
    }
  }

  @Test
  void refusesWhatNoMonotonicClockDoes() {
    assertThatThrownBy(() -> world.faults().clockRate(N1, 0)).hasMessageContaining("0.01");
    assertThatThrownBy(() -> world.faults().clockRate(N1, Double.NaN)).hasMessageContaining("rate");
    assertThatThrownBy(() -> world.faults().clockJump(N1, SECOND.negated()))
        .hasMessageContaining("never goes back");
  }
}
