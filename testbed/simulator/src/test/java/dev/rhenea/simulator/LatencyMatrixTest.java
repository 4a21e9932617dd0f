package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyMatrixTest {
  private static final LatencyMatrix EC2 = LatencyMatrix.EC2_2021;

  @Test
  void oneWayIsHalfOfTheRoundTripInBothDirections() {
    assertThat(EC2.oneWay("eu-west-1", "us-west-1")).isEqualTo(Duration.ofNanos(67_950_000));
    assertThat(EC2.oneWay("us-west-1", "eu-west-1")).isEqualTo(Duration.ofNanos(67_950_000));
    assertThat(EC2.oneWay("sa-east-1", "ap-southeast-1")).isEqualTo(Duration.ofNanos(160_546_000));
    assertThat(EC2.oneWay("sa-east-1", "sa-east-1")).isZero();
  }

  /** A copied figure that is wrong would show as a detour that is far shorter than the way. */
  @Test
  void noDetourIsMuchShorterThanTheWay() {
    for (String from : EC2.regions()) {
      for (String to : EC2.regions()) {
        for (String over : EC2.regions()) {
          assertThat(EC2.oneWay(from, to).toNanos())
              .as("%s, %s over %s", from, to, over)
              .isLessThan(
                  EC2.oneWay(from, over).plus(EC2.oneWay(over, to)).toNanos() * 105 / 100 + 1);
        }
      }
    }
  }

  @Test
  void nodesAreAsFarAwayAsTheirRegions() throws Unavailable {
    World world =
        World.seeded(1)
            .nodes("n1", "n2", "n3")
            .catalogue(Counter.CATALOGUE)
            .network(NetworkModel.fixed(Duration.ZERO))
            .disks(DiskModel.fixed(Duration.ZERO))
            .regions(EC2, "ca-central-1", "eu-west-1", "ca-central-1")
            .build();
    assertThat(roundTrip(world, "n2")).isBetween(72_241_000L, 72_250_000L);
    assertThat(roundTrip(world, "n3")).isLessThan(10_000);
    world.faults().link(new NodeId("n1"), new NodeId("n2"), Link.USUAL.slower(1.5));
    assertThat(roundTrip(world, "n2")).isBetween(90_301_000L, 90_311_000L);
  }

  private static long roundTrip(World world, String to) throws Unavailable {
    long before = world.now();
    world.await(
        Counter.add(world.host(new NodeId("n1"), "client").environment(), new NodeId(to), 1));
    return world.now() - before;
  }

  @Test
  void refusesHolesStrangersAndDoubles() {
    List<String> two = List.of("a", "b");
    assertThatThrownBy(() -> LatencyMatrix.ofMicros(two)).hasMessageContaining("row i");
    assertThatThrownBy(() -> LatencyMatrix.ofMicros(two, List.of(1, 2)))
        .hasMessageContaining("row i");
    assertThatThrownBy(() -> LatencyMatrix.ofMicros(two, List.of(-1)))
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> LatencyMatrix.ofMicros(List.of("a", "a"), List.of(1)))
        .hasMessageContaining("distinct");
    assertThatThrownBy(() -> EC2.oneWay("eu-west-1", "mars")).hasMessageContaining("mars");
    assertThatThrownBy(() -> World.seeded(1).nodes("n1").regions(EC2, two).build())
        .hasMessageContaining("regions [a, b] of nodes [n1]");
  }
}
