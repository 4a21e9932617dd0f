package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With fixed models a run's costs and delays are exact: they can be predicted and compared. */
class CostsTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  private final World world =
      World.seeded(1)
          .nodes("n1", "n2")
          .catalogue(Counter.CATALOGUE)
          .network(NetworkModel.fixed(Duration.ofMillis(1)))
          .disks(DiskModel.fixed(Duration.ofMillis(10)))
          .build();
  private final Environment client = world.host(N1, "client").environment();

  @Test
  void requestCostsTwoDelaysAndItsDurableWrite() throws Unavailable {
    world.await(Counter.add(client, N2, 1));
    assertThat(world.now()).isBetween(12_000_000L, 12_010_000L);
    assertThat(world.costs()).isEqualTo(new Costs(2, 2, 1, 1));
  }

  @Test
  void nodeAsksItselfForNothing() throws Unavailable {
    world.await(Counter.add(client, N1, 1));
    assertThat(world.costs().messages()).isZero();
  }

  /** Writes of one instant share a sync; those that come while it runs share the next. */
  @Test
  void writesAreGroupedIntoSyncs() throws Unavailable {
    Costs before = world.costs();
    List<Future<Done>> writes = new ArrayList<>();
    for (String unit : List.of("a", "b")) {
      Environment environment = world.host(N1, unit).environment();
      for (int i = 0; i < 10; i++) {
        writes.add(environment.storage().log("l").write(i, Payload.empty()));
      }
    }
    world.runFor(Duration.ofMillis(5));
    writes.add(client.storage().cell("c").write(Payload.empty()));
    for (Future<Done> write : writes) {
      world.await(write);
    }
    assertThat(world.costs().since(before)).isEqualTo(new Costs(0, 0, 21, 2));
  }
}
