package dev.rhenea.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.payload.PayloadReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node does no more than its machine can. Everything else takes no time here. */
class MachineTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final Machine INSTANT = Machine.IDEAL.with(DiskModel.fixed(Duration.ZERO));
  private static final Payload KILOBYTE = Payload.wrap(new byte[1000]);

  private static World world(Machine server) {
    return World.seeded(5)
        .nodes("n1", "n2")
        .catalogue(Counter.CATALOGUE)
        .network(NetworkModel.fixed(Duration.ZERO))
        .machines(INSTANT)
        .machine(N2, server)
        .build();
  }

  /** How many requests the server answered within a second of a thousand per second. */
  private static int answered(World world) {
    Environment client = world.host(N1, "client").environment();
    List<Long> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Counter.add(client, N2, 1).whenDone(answers::add, why -> {});
      world.runFor(Duration.ofMillis(1));
    }
    return answers.size();
  }

  /** A request costs the server two messages: at a millisecond each it does a thousand of them. */
  @Test
  void processorThatIsTooSlowAnswersAtItsOwnRate() {
    CpuModel cpu = CpuModel.perMessage(Duration.ofMillis(1));
    assertThat(answered(world(INSTANT.with(cpu.slower(0.1))))).isEqualTo(1000);
    World slow = world(INSTANT.with(cpu));
    answered(slow);
    long answers = slow.costs().messages() - 1000;
    assertThat(sum(slow) + answers).isBetween(990L, 1010L);
    assertThat(answers).isLessThan(500);
  }

  /** What the server has counted, as it stands on its disk. */
  private static long sum(World world) {
    return world
        .host(N2, "counter")
        .environment()
        .storage()
        .cell("sum")
        .value()
        .map(value -> new PayloadReader(value).number())
        .orElse(0L);
  }

  @Test
  void workTakesItsTimeAndSendsWhenItIsDone() throws Unavailable {
    Duration event = Duration.ofMillis(1);
    World world = world(INSTANT.with(new CpuModel(event, Duration.ofMillis(10), Duration.ZERO)));
    Environment client = world.host(N1, "client").environment();
    world.await(Counter.add(client, N2, 1));
    Duration took = Duration.ofNanos(world.now());
    assertThat(took).isBetween(Duration.ofMillis(22), Duration.ofMillis(26));
  }

  @Test
  void slowProcessorDelaysTheNodeAndNobodyElse() throws Unavailable {
    World world = world(INSTANT);
    world.faults().slowCpu(N2, CpuModel.perMessage(Duration.ofMillis(20)));
    Environment client = world.host(N1, "client").environment();
    world.await(Counter.add(client, N1, 1));
    assertThat(world.now()).isLessThan(1_000_000);
    world.await(Counter.add(client, N2, 1));
    assertThat(world.now()).isGreaterThan(40_000_000);
    world.faults().repair(N2);
    long before = world.now();
    world.runFor(Duration.ofMillis(100));
    world.await(Counter.add(client, N2, 1));
    assertThat(world.now() - before).isLessThan(101_000_000);
  }

  @Test
  void busyNodeIsFreeAfterACrash() throws Unavailable {
    World world = world(INSTANT.with(CpuModel.perMessage(Duration.ofSeconds(50))));
    Environment client = world.host(N1, "client").environment();
    client.network().send(Counter.on(N2), Counter.number(1));
    world.runFor(Duration.ofSeconds(1));
    world.faults().crash(N2);
    world.faults().machine(N2, INSTANT);
    world.faults().restart(N2);
    assertThat(world.await(Counter.add(client, N2, 7))).isEqualTo(7);
    assertThat(world.now()).isLessThan(2_000_000_000L);
  }

  /** Ten kilobytes at a hundred kilobytes per second, behind each other, in both directions. */
  @Test
  void messagesQueueAtTheNetworkCard() {
    World receiving = world(INSTANT.with(new NicModel(Long.MAX_VALUE, 100_000)));
    assertThat(lastArrival(receiving, N1, N2)).isEqualTo(100_000_000);
    World sending = world(INSTANT.with(new NicModel(100_000, Long.MAX_VALUE)));
    assertThat(lastArrival(sending, N2, N1)).isEqualTo(100_000_000);
    assertThat(lastArrival(world(INSTANT), N1, N2)).isZero();
  }

  private static long lastArrival(World world, NodeId from, NodeId to) {
    Environment client = world.host(from, "client").environment();
    for (int i = 0; i < 10; i++) {
      client.network().send(Counter.on(to), KILOBYTE);
    }
    long last = 0;
    for (long before = world.events(); world.step(); before = world.events()) {
      last = world.events() > before ? world.now() : last;
    }
    assertThat(world.events()).isEqualTo(10);
    assertThat(world.costs()).isEqualTo(new Costs(10, 10_000, 0, 0));
    return last;
  }

  @Test
  void whatQueuesIsLostInACrash() throws Unavailable {
    World world = world(INSTANT.with(NicModel.duplex(100_000)));
    Environment client = world.host(N2, "client").environment();
    for (int i = 0; i < 10; i++) {
      client.network().send(Counter.on(N1), KILOBYTE);
    }
    world.runFor(Duration.ofMillis(35));
    world.faults().crash(N2);
    world.runFor(Duration.ofSeconds(1));
    Environment auditor = world.host(N1, "auditor").environment();
    assertThat(world.await(Counter.add(auditor, N1, 0))).isEqualTo(3);
  }

  @Test
  void diskSyncsNoMoreThanItsBudget() throws Unavailable {
    DiskModel disk = DiskModel.fixed(Duration.ZERO);
    assertThat(writing(world(INSTANT.with(disk.withBudget(Long.MAX_VALUE, 100)))))
        .isBetween(100_000_000L, 100_020_000L);
    assertThat(writing(world(INSTANT.with(disk.withBudget(100_000, 1e9)))))
        .isBetween(100_000_000L, 100_020_000L);
    assertThat(writing(world(INSTANT))).isLessThan(20_000);
  }

  @Test
  void slowDiskIsSlowUntilItIsRepaired() throws Unavailable {
    World world = world(INSTANT.with(DiskModel.fixed(Duration.ofMillis(1))));
    assertThat(writing(world)).isBetween(10_000_000L, 10_020_000L);
    world.faults().slowDisk(N2, 30);
    assertThat(writing(world)).isBetween(300_000_000L, 300_020_000L);
    world.faults().repair(N2);
    assertThat(writing(world)).isBetween(10_000_000L, 10_020_000L);
  }

  /** What ten writes of a kilobyte take, one after the other. */
  private static long writing(World world) throws Unavailable {
    Environment client = world.host(N2, "client").environment();
    long before = world.now();
    for (int i = 0; i < 10; i++) {
      Future<Done> written = client.storage().log("l").write(i, KILOBYTE);
      world.await(written);
    }
    return world.now() - before;
  }

  @Test
  void refusesWhatNoMachineIs() {
    assertThatThrownBy(() -> NicModel.duplex(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> DiskModel.SSD.withBudget(0, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> DiskModel.SSD.slower(0)).hasMessageContaining("factor");
    assertThatThrownBy(() -> CpuModel.perMessage(Duration.ofNanos(-1)))
        .hasMessageContaining("at least 0");
    assertThatThrownBy(() -> World.seeded(1).nodes("n1").machine(N2, INSTANT).build())
        .hasMessageContaining("n2");
  }
}
