package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");
  private static final NodeId N4 = new NodeId("n4");

  private final World world =
      World.seeded(3).nodes("n1", "n2", "n3", "n4").catalogue(Counter.CATALOGUE).build();

  private boolean reaches(NodeId from, NodeId to) {
    Environment client = world.host(from, "client").environment();
    try {
      world.await(Counter.add(client, to, 0));
      return true;
    } catch (Unavailable why) {
      return false;
    }
  }

  /** The sum a server holds, one-way messages included. */
  private long sum(NodeId server) throws Unavailable {
    return world.await(Counter.add(world.host(server, "auditor").environment(), server, 0));
  }

  @Test
  void cutLosesOneDirectionOnly() throws Unavailable {
    world.faults().cut(N2, N1);
    Environment client = world.host(N1, "client").environment();
    assertThatThrownBy(() -> world.await(Counter.add(client, N2, 5)))
        .isInstanceOf(Unavailable.class);
    assertThat(sum(N2)).isEqualTo(5);
    world.faults().heal();
    assertThat(reaches(N1, N2)).isTrue();
  }

  @Test
  void partitionSeparatesGroupsAndLeavesTheRestTogether() {
    world.faults().partition(List.of(List.of(N1, N2)));
    assertThat(reaches(N1, N2)).isTrue();
    assertThat(reaches(N3, N4)).isTrue();
    assertThat(reaches(N1, N3)).isFalse();
    assertThat(reaches(N4, N2)).isFalse();
  }

  @Test
  void isolatedNodeStillReachesItself() {
    world.faults().isolate(N1);
    assertThat(reaches(N1, N1)).isTrue();
    assertThat(reaches(N1, N2)).isFalse();
    assertThat(reaches(N2, N1)).isFalse();
    assertThat(reaches(N2, N3)).isTrue();
  }

  @Test
  void cutTakesMessagesThatAreOnTheirWay() throws Unavailable {
    world.faults().network(NetworkModel.fixed(Duration.ofMillis(1)));
    world.host(N1, "client").environment().network().send(Counter.on(N2), Counter.number(1));
    world.runFor(Duration.ofNanos(500_000));
    world.faults().cut(N1, N2);
    world.runFor(Duration.ofMillis(1));
    world.faults().heal();
    assertThat(sum(N2)).isZero();
  }

  @Test
  void lossAndDuplicationAreAsOftenAsSaid() throws Unavailable {
    Environment client = world.host(N1, "client").environment();
    world.faults().loss(0.5);
    send(client, 1000);
    assertThat(sum(N2)).isBetween(400L, 600L);
    world.faults().loss(0);
    world.faults().duplication(1);
    send(client, 100);
    assertThat(sum(N2)).isBetween(600L, 800L);
  }

  private void send(Environment client, int times) {
    for (int i = 0; i < times; i++) {
      client.network().send(Counter.on(N2), Counter.number(1));
    }
    world.runFor(Duration.ofMillis(100));
  }

  @Test
  void messagesOvertakeEachOther() {
    world.faults().network(NetworkModel.ROUGH.withLoss(0));
    Environment client = world.host(N1, "client").environment();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      Counter.add(client, N2, 0).whenDone(() -> order.add(number));
    }
    world.runFor(Duration.ofSeconds(1));
    assertThat(order).hasSize(50);
    assertThat(order.stream().sorted().toList()).isNotEqualTo(order);
  }

  @Test
  void faultsThatAreTheCaseAlreadyChangeNothing() {
    world.faults().restart(N1);
    world.faults().resume(N1);
    world.faults().crash(N2);
    world.faults().crash(N2);
    world.faults().pause(N2);
    assertThat(world.faults().isUp(N1)).isTrue();
    assertThat(world.faults().isUp(N2)).isFalse();
    assertThat(world.faults().isPaused(N2)).isFalse();
    world.faults().restart(N2);
    assertThat(reaches(N1, N2)).isTrue();
  }

  @Test
  void restartedNodeHasAnotherClock() {
    long before = world.host(N1, "client").environment().timers().now();
    world.faults().crash(N1);
    world.faults().restart(N1);
    assertThat(world.host(N1, "client").environment().timers().now()).isNotEqualTo(before);
  }

  @Test
  void unknownNodeIsAMistakeOfTheTest() {
    assertThatThrownBy(() -> world.faults().crash(new NodeId("n9")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n9");
  }
}
