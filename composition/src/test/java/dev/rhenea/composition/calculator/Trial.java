package dev.rhenea.composition.calculator;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.ReadResult;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.simulator.DiskModel;
import dev.rhenea.simulator.NetworkModel;
import dev.rhenea.simulator.World;
import dev.rhenea.simulator.WorldBuilder;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A composition in a world of its own, used before and at rest. */
final class Trial {
  static final Duration DELAY = Duration.ofMillis(1);
  static final Duration WRITE = Duration.ofMillis(20);
  static final Duration REST = Duration.ofMillis(500);
  static final HandleLimits LIMITS = HandleLimits.DEFAULT.withDeadline(Duration.ofSeconds(1));
  static final NodeId CLIENT = new NodeId("c1");
  static final NodeId SEALER = new NodeId("c2");

  /** A multiple of the children of every stripe that is tried, at all depths together. */
  static final int ROUND = 12;

  final World world;
  private final LogletProvider provider;
  private final ProtocolSpec created;
  final Loglet loglet;
  final SortedMap<NodeId, Integer> load = new TreeMap<>();
  boolean counting;

  Trial(ProtocolSpec spec) throws Unavailable {
    WorldBuilder builder =
        World.seeded(1)
            .nodes(Stream.concat(spec.nodes().stream(), Stream.of(CLIENT, SEALER)).toList())
            .catalogue(Written.CATALOGUE)
            .network(NetworkModel.fixed(DELAY))
            .disks(DiskModel.fixed(WRITE));
    Written.files().forEach(builder::file);
    world = builder.build();
    provider = Written.CATALOGUE.loglet(spec.protocol()).orElseThrow();
    Host host = world.host(CLIENT, "client");
    LogletId id = new LogletId("trial", 1);
    created = world.await(provider.create(host, id, spec, LIMITS));
    loglet = provider.open(host, id, created, LIMITS);
    for (int i = 0; i < ROUND; i++) {
      append(100);
    }
    world.runFor(REST);
    world.observeMessages(message -> {
      if (counting && !message.from().equals(message.to())) {
        load.merge(message.from(), 1, Integer::sum);
        load.merge(message.to(), 1, Integer::sum);
      }
    });
  }

  /** What somebody sees who has another handle on another node. */
  Loglet another() {
    return provider.open(world.host(SEALER, "sealer"), new LogletId("trial", 1), created, LIMITS);
  }

  AppendResult append(int size) throws Unavailable {
    return world.await(loglet.append(Payload.wrap(new byte[size])));
  }

  ReadResult readLast(Loglet by) throws Unavailable {
    LogletOffset tail = world.await(by.checkTail()).offset();
    LogletOffset last = new LogletOffset(tail.value() - 1);
    return world.await(by.readNext(last, tail, 1 << 20));
  }
}
