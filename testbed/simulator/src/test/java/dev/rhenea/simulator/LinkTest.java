package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One direction of one connection fares as it was told, and no other. */
class LinkTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");
  private static final Duration MILLI = Duration.ofMillis(1);

  private final World world =
      World.seeded(3)
          .nodes("n1", "n2", "n3")
          .catalogue(Counter.CATALOGUE)
          .network(NetworkModel.fixed(MILLI))
          .disks(DiskModel.fixed(Duration.ZERO))
          .build();

  private long millis(NodeId from, NodeId to) throws Unavailable {
    long before = world.now();
    world.await(Counter.add(world.host(from, "client").environment(), to, 0));
    return (world.now() - before) / 1_000_000;
  }

  @Test
  void slowLinkIsSlowInItsDirectionUntilItIsHealed() throws Unavailable {
    world.faults().link(N1, N2, Link.USUAL.slower(10).later(Duration.ofMillis(5)));
    assertThat(millis(N1, N2)).isEqualTo(16);
    assertThat(millis(N2, N1)).isEqualTo(16);
    assertThat(millis(N1, N3)).isEqualTo(2);
    world.faults().heal();
    assertThat(millis(N1, N2)).isEqualTo(2);
  }

  @Test
  void linkHasADistributionOfItsOwn() throws Unavailable {
    world.faults().link(N1, N2, Link.of(new Delay.LogNormal(MILLI.multipliedBy(20), 0.4)));
    List<Long> trips = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      trips.add(millis(N1, N2));
    }
    assertThat(trips.stream().sorted().toList().get(250)).isBetween(19L, 22L);
    assertThat(trips).anyMatch(millis -> millis > 60);
  }

  @Test
  void linkLosesWhatItIsToldTo() throws Unavailable {
    world.faults().link(N1, N2, Link.USUAL.withLoss(0.5));
    Environment client = world.host(N1, "client").environment();
    for (int i = 0; i < 1000; i++) {
      client.network().send(Counter.on(N2), Counter.number(1));
      client.network().send(Counter.on(N3), Counter.number(1));
    }
    world.runFor(Duration.ofMillis(100));
    world.faults().heal();
    assertThat(world.await(Counter.add(client, N2, 0))).isBetween(400L, 600L);
    assertThat(world.await(Counter.add(client, N3, 0))).isEqualTo(1000);
  }

  @Test
  void oneWayPartitionLosesOneDirectionBetweenGroups() {
    world.faults().partitionOneWay(List.of(N1, N2), List.of(N2, N3));
    assertThat(world.faults().isCut(N1, N2)).isTrue();
    assertThat(world.faults().isCut(N1, N3)).isTrue();
    assertThat(world.faults().isCut(N2, N3)).isTrue();
    assertThat(world.faults().isCut(N3, N1)).isFalse();
    assertThat(world.faults().isCut(N2, N1)).isFalse();
    assertThat(world.faults().isCut(N2, N2)).isFalse();
    world.faults().heal();
    assertThat(world.faults().isCut(N1, N2)).isFalse();
  }

  @Test
  void reorderedMessagesArriveInAnotherOrder() {
    assertThat(order()).isSorted();
    world.faults().reordering(0.5, Duration.ofMillis(20));
    assertThat(order()).hasSize(50).isNotEqualTo(order().stream().sorted().toList());
  }

  /** In which order requests with a pause of 100 us between them were answered. */
  private List<Integer> order() {
    Environment client = world.host(N1, "client").environment();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      Counter.add(client, N2, 0).whenDone(() -> order.add(number));
      world.runFor(Duration.ofNanos(100_000));
    }
    world.runFor(Duration.ofMillis(200));
    return order;
  }
}
