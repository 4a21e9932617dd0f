package dev.rhenea.simulator;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.List;

/** A run in which everything happens that can happen; prints hashes, for another JVM to compare. */
final class Busy {
  private Busy() {}

  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    System.out.println(run(seed) + " " + strained(seed));
  }

  static String run(long seed) {
    World world =
        World.seeded(seed)
            .nodes("n1", "n2", "n3")
            .catalogue(Counter.CATALOGUE)
            .network(NetworkModel.ROUGH)
            .build();
    List<NodeId> nodes = world.nodes();
    for (NodeId node : nodes) {
      chat(world.host(node, "client").environment(), nodes);
    }
    for (NodeId node : nodes) {
      world.runFor(Duration.ofMillis(50));
      world.faults().crash(node);
      world.runFor(Duration.ofMillis(50));
      world.faults().restart(node);
      world.faults().isolate(nodes.getFirst());
      world.faults().pause(nodes.getLast());
      world.runFor(Duration.ofMillis(50));
      world.faults().heal();
      world.faults().resume(nodes.getLast());
      chat(world.host(node, "client").environment(), nodes);
    }
    world.runFor(Duration.ofSeconds(1));
    return world.traceHash();
  }

  /** The same on machines with budgets, far apart, with links, clocks and disks that misbehave. */
  static String strained(long seed) {
    NodeId n1 = new NodeId("n1");
    NodeId n2 = new NodeId("n2");
    World world =
        World.seeded(seed)
            .catalogue(Counter.CATALOGUE)
            .regions(LatencyMatrix.EC2_2021, "eu-west-1", "eu-west-1", "ca-central-1")
            .machines(
                new Machine(
                    CpuModel.perMessage(Duration.ofNanos(100_000)),
                    DiskModel.SSD.withBudget(10_000, 500),
                    NicModel.duplex(10_000)))
            .build();
    Faults faults = world.faults();
    for (NodeId node : world.nodes()) {
      chat(world.host(node, "client").environment(), world.nodes());
    }
    faults.link(n1, n2, Link.of(new Delay.LogNormal(Duration.ofMillis(1), 1)).withLoss(0.1));
    faults.reordering(0.1, Duration.ofMillis(5));
    faults.clockRate(n1, 1.5);
    world.runFor(Duration.ofMillis(200));
    faults.clockJump(n1, Duration.ofMillis(50));
    faults.slowDisk(n2, 10);
    faults.misreads(n2, 0.5);
    world.runFor(Duration.ofMillis(200));
    faults.damage(n2);
    faults.partitionOneWay(List.of(n1), List.of(n2));
    faults.slowCpu(n1, new CpuModel(Duration.ofNanos(10_000), Duration.ZERO, Duration.ZERO));
    world.runFor(Duration.ofMillis(200));
    faults.heal();
    world.nodes().forEach(faults::repair);
    world.runFor(Duration.ofMillis(200));
    return world.traceHash();
  }

  private static void chat(Environment client, List<NodeId> nodes) {
    NodeId server = nodes.get(client.random().nextInt(nodes.size()));
    client.network().send(Counter.on(server), Counter.number(client.random().nextLong()));
    Counter.add(client, server, client.random().nextInt(100))
        .whenDone(() -> client.timers().after(pause(client), () -> chat(client, nodes)));
  }

  private static Duration pause(Environment client) {
    return Duration.ofNanos(client.random().nextInt(1_000_000));
  }
}
