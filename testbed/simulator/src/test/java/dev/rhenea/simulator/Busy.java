package dev.rhenea.simulator;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import java.time.Duration;
import java.util.List;

/**
 * A run in which everything happens that can happen; prints its hash, for another JVM to compare.
 */
final class Busy {
  private Busy() {}

  public static void main(String[] arguments) {
    System.out.println(run(Long.parseLong(arguments[0])));
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
