package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.nativeloglet.NativeLogletProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A native Loglet, its sequencer on the first LogServer or beside them, and clients with one script
 * each. One entry is in the log when it begins, so that the claims are made.
 *
 * @param logServers an odd number
 * @param converged whether the first LogServer's node has the sequencer, too
 * @param scripts what the clients do
 */
public record NativeWorld(int logServers, boolean converged, List<List<LogletCall>> scripts)
    implements SmallWorld {
  static final HandleLimits LIMITS = HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(100));
  static final LogletId ID = new LogletId("explored", 1);
  static final NativeLogletProvider PROVIDER = new NativeLogletProvider();
  static final NodeId READER = new NodeId("r");

  public NativeWorld {
    scripts = scripts.stream().map(List::copyOf).toList();
  }

  /** Two clients. */
  public static NativeWorld of(int logServers, List<LogletCall> one, List<LogletCall> other) {
    return new NativeWorld(logServers, true, List.of(one, other));
  }

  @Override
  public String name() {
    return "native, %d LogServers, sequencer %s, clients %s"
        .formatted(logServers, converged ? "on n1" : "apart", scripts);
  }

  @Override
  public Trial begin(Chances chances) {
    List<NodeId> servers =
        IntStream.rangeClosed(1, logServers).mapToObj(NativeWorld::server).toList();
    List<NodeId> all = new ArrayList<>(servers);
    NodeId sequencer = converged ? servers.getFirst() : new NodeId("s");
    if (!converged) {
      all.add(sequencer);
    }
    List<NodeId> mortal = List.copyOf(all);
    IntStream.range(0, scripts.size()).mapToObj(NativeWorld::client).forEach(all::add);
    all.add(READER);
    World world =
        World.seeded(1)
            .nodes(all)
            .catalogue(new Catalogue(List.of(PROVIDER), List.of()))
            .open(chances)
            .build();
    ProtocolSpec spec =
        ProtocolSpec.of("native")
            .withNodes("logservers", servers)
            .with("sequencer", new Value.Node(sequencer));
    try {
      Host host = world.host(READER, "creator");
      ProtocolSpec created = world.await(PROVIDER.create(host, ID, spec, LIMITS));
      return new NativeTrial(world, mortal, servers, created, scripts);
    } catch (Unavailable impossible) {
      throw new AssertionError("nothing went wrong yet", impossible);
    }
  }

  private static NodeId server(int number) {
    return new NodeId("n" + number);
  }

  static NodeId client(int number) {
    return new NodeId("c" + (number + 1));
  }
}
