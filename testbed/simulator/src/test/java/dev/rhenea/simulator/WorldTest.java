package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  private final List<Traced> steps = new ArrayList<>();
  private final World world =
      World.seeded(7).nodes("n1", "n2").catalogue(Counter.CATALOGUE).observer(steps::add).build();
  private final Environment client = world.host(N1, "client").environment();

  @Test
  void requestReachesARoleThatNobodyOpenedBefore() throws Unavailable {
    assertThat(world.await(Counter.add(client, N2, 5))).isEqualTo(5);
    assertThat(world.await(Counter.add(client, N2, 6))).isEqualTo(11);
    assertThat(steps).extracting(Traced::node).containsExactly(N2, N2);
    assertThat(steps).extracting(Traced::step).last().isEqualTo(new Counter.Added(11));
    assertThat(world.costs().writes()).isEqualTo(2);
    assertThat(world.costs().messages()).isEqualTo(4);
  }

  @Test
  void sameNameIsTheSameEnvironmentUntilTheNodeCrashes() {
    assertThat(world.host(N1, "client").environment()).isSameAs(client);
    world.faults().crash(N1);
    assertThatThrownBy(() -> world.host(N1, "client")).hasMessageContaining("n1 is down");
    world.faults().restart(N1);
    assertThat(world.host(N1, "client").environment()).isNotSameAs(client);
  }

  @Test
  void awaitNamesSeedAndTimeWhenNothingIsLeftToHappen() {
    assertThatThrownBy(() -> world.await(client.promise()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 7, virtual time 0 ns")
        .hasMessageContaining("nothing is left to happen");
  }

  @Test
  void awaitLosesPatienceAfterTenVirtualMinutes() {
    tick();
    assertThatThrownBy(() -> world.await(client.promise()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("after ten virtual minutes");
    assertThat(world.now()).isEqualTo(Duration.ofMinutes(10).toNanos());
  }

  private void tick() {
    client.timers().after(Duration.ofMinutes(1), this::tick);
  }

  @Test
  void faultFailsTheRunAtOnceAndForGood() {
    client.execute(() -> client.fault(new IllegalStateException("tail went back")));
    client.execute(() -> client.trace(new Counter.Added(1)));
    assertThatThrownBy(world::step)
        .isInstanceOf(SimulationFault.class)
        .hasMessage(
            "seed 7, virtual time 0 ns, unit client on n1: java.lang.IllegalStateException:"
                + " tail went back")
        .hasCauseInstanceOf(IllegalStateException.class);
    Throwable first = catchThrowable(world::step);
    Throwable second = catchThrowable(world::step);
    assertThat(first)
        .isInstanceOf(SimulationFault.class)
        .isNotSameAs(second)
        .hasSameClassAs(second);
    assertThat(steps).isEmpty();
  }

  @Test
  void whatAnEventThrowsIsAFault() {
    client.execute(() -> {
      throw new AssertionError("not so");
    });
    assertThatThrownBy(() -> world.runFor(Duration.ofSeconds(1)))
        .isInstanceOf(SimulationFault.class)
        .hasMessageContaining("not so");
  }

  @Test
  void blockingWorkIsAFault() {
    client.execute(() -> client.blocking(() -> 1));
    assertThatThrownBy(() -> world.runFor(Duration.ofSeconds(1)))
        .hasMessageContaining("blocking work cannot be simulated");
  }

  @Test
  void runForStopsAtItsTimeAndRunUntilAtItsCondition() {
    List<Long> fired = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      client.timers().after(Duration.ofSeconds(i), () -> fired.add(world.now()));
    }
    world.runFor(Duration.ofMillis(1500));
    assertThat(fired).hasSize(1);
    assertThat(world.now()).isEqualTo(1_500_000_000);
    assertThat(world.runUntil(() -> fired.size() == 2, Duration.ofSeconds(5))).isTrue();
    assertThat(world.now()).isEqualTo(2_000_000_000);
    assertThat(world.runUntil(() -> fired.size() == 4, Duration.ofSeconds(5))).isFalse();
    assertThat(world.now()).isEqualTo(7_000_000_000L);
  }

  @Test
  void crashInsideAnObserverTakesTheRestOfTheHandler() {
    world.observe(step -> world.faults().crash(step.node()));
    client.execute(() -> {
      client.network().send(Counter.on(N2), Counter.number(1));
      client.trace(new Counter.Added(1));
      client.execute(() -> client.trace(new Counter.Added(2)));
      client.network().send(Counter.on(N2), Counter.number(1));
    });
    world.runFor(Duration.ofSeconds(1));
    assertThat(steps).hasSize(1);
    assertThat(world.costs().messages()).isEqualTo(1);
  }

  @Test
  void runForEndsOnTimeAlsoWhenWhatHappensConcernsNobody() {
    world.faults().pause(N2);
    client.network().send(Counter.on(N2), Counter.number(1));
    client.timers().after(Duration.ofSeconds(9), () -> client.trace(new Counter.Added(1)));
    world.runFor(Duration.ofSeconds(1));
    assertThat(world.now()).isEqualTo(1_000_000_000);
    assertThat(steps).isEmpty();
  }

  @Test
  void environmentsBelongToOneThread() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread foreign =
        Thread.ofPlatform()
            .start(() -> {
              try {
                client.execute(() -> {});
              } catch (IllegalStateException refused) {
                thrown.add(refused);
              }
            });
    foreign.join();
    assertThat(thrown).hasSize(1);
  }
}
