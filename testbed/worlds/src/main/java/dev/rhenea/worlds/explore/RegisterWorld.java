package dev.rhenea.worlds.explore;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.register.RegisterId;
import dev.rhenea.simulator.Chances;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Paxos register of three acceptors. Each client knows the current version and writes after it;
 * then, if asked to, it reads.
 *
 * @param writers clients that write at the same time
 * @param readers clients that read at the same time
 */
public record RegisterWorld(int writers, int readers) implements SmallWorld {
  static final RegisterId ID = new RegisterId("explored");
  static final Duration DEADLINE = Duration.ofMillis(100);
  static final PaxosProvider PROVIDER = new PaxosProvider();
  static final NodeId JUDGE = new NodeId("j");
  private static final List<NodeId> ACCEPTORS =
      List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));

  @Override
  public String name() {
    return "paxos, 3 acceptors, %d writers, %d readers".formatted(writers, readers);
  }

  @Override
  public Trial begin(Chances chances) {
    List<NodeId> all = new ArrayList<>(ACCEPTORS);
    List<NodeId> clients =
        IntStream.rangeClosed(1, writers + readers).mapToObj(i -> new NodeId("c" + i)).toList();
    all.addAll(clients);
    all.add(JUDGE);
    World world =
        World.seeded(1)
            .nodes(all)
            .catalogue(new Catalogue(List.of(), List.of(PROVIDER)))
            .open(chances)
            .build();
    ProtocolSpec spec = ProtocolSpec.of("paxos").withNodes("nodes", ACCEPTORS);
    try {
      ProtocolSpec created =
          world.await(PROVIDER.create(world.host(JUDGE, "creator"), ID, spec, DEADLINE));
      return new RegisterTrial(world, ACCEPTORS, clients, writers, created);
    } catch (Unavailable impossible) {
      throw new AssertionError("nothing went wrong yet", impossible);
    }
  }
}
