package dev.rhenea.nativeloglet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How fast the simulator runs a typical deployment: five LogServers, a client on each, together a
 * thousand appends of 200 bytes per second. Counted in this thread's processor time, so that a busy
 * machine does not fail it; the first runs also pay for the compiler.
 */
class SimulationSpeedTest {
  private static final List<NodeId> NODES =
      Stream.of("n1", "n2", "n3", "n4", "n5").map(NodeId::new).toList();
  private static final Duration INTERVAL = Duration.ofMillis(5);
  private static final Duration SPAN = Duration.ofSeconds(4);
  private static final Payload ENTRY = Payload.wrap(new byte[200]);
  private static final int RUNS = 5;
  private static final double ENOUGH = 200_000;

  private long acknowledged;

  @Test
  void twoHundredThousandEventsPerSecondOnOneCore() throws Unavailable {
    double best = 0;
    for (int run = 0; run < RUNS && best < ENOUGH; run++) {
      best = Math.max(best, eventsPerSecond(run));
    }
    assertThat(best).isGreaterThan(ENOUGH);
  }

  private double eventsPerSecond(long seed) throws Unavailable {
    World world =
        World.seeded(seed)
            .nodes(NODES)
            .catalogue(new Catalogue(List.of(new NativeLogletProvider()), List.of()))
            .build();
    NativeLogletProvider provider = new NativeLogletProvider();
    LogletId id = new LogletId("speed", 1);
    ProtocolSpec spec = ProtocolSpec.of("native").withNodes(NativeParameters.LOG_SERVERS, NODES);
    Host creator = world.host(NODES.getFirst(), "creator");
    ProtocolSpec created = world.await(provider.create(creator, id, spec, HandleLimits.DEFAULT));
    for (NodeId node : NODES) {
      Host host = world.host(node, "client");
      append(host.environment(), provider.open(host, id, created, HandleLimits.DEFAULT));
    }
    acknowledged = 0;
    long events = world.events();
    long began = processorNanos();
    world.runFor(SPAN);
    double seconds = (processorNanos() - began) / 1e9;
    assertThat(acknowledged).isGreaterThan(990 * SPAN.toSeconds());
    return (world.events() - events) / seconds;
  }

  private void append(Environment environment, Loglet loglet) {
    environment
        .timers()
        .after(
            INTERVAL,
            () -> {
              append(environment, loglet);
              loglet.append(ENTRY).whenDone(this::count, why -> {});
            });
  }

  private void count(AppendResult result) {
    if (result instanceof AppendResult.Appended) {
      acknowledged++;
    }
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
