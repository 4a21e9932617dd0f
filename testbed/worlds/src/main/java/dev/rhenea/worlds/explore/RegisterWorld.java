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
import java.util.stream.Stream;

/**
 * A Paxos register of three acceptors, and clients with one script each.
 *
 * @param scripts what the clients do, all of them at the same time
 */
public record RegisterWorld(List<List<RegisterCall>> scripts) implements SmallWorld {
  static final RegisterId ID = new RegisterId("explored");
  static final Duration DEADLINE = Duration.ofMillis(100);
  static final PaxosProvider PROVIDER = new PaxosProvider();
  static final NodeId JUDGE = new NodeId("j");
  private static final List<NodeId> ACCEPTORS =
      List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));

  public RegisterWorld {
    scripts = scripts.stream().map(List::copyOf).toList();
  }

  /** Clients that make one call each. */
  public static RegisterWorld of(RegisterCall... calls) {
    return new RegisterWorld(Stream.of(calls).map(List::of).toList());
  }

  @Override
  public String name() {
    return "paxos, 3 acceptors, clients %s".formatted(scripts);
  }

  @Override
  public Trial begin(Chances chances) {
    List<NodeId> all = new ArrayList<>(ACCEPTORS);
    List<NodeId> clients =
        IntStream.rangeClosed(1, scripts.size()).mapToObj(i -> new NodeId("c" + i)).toList();
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
      return new RegisterTrial(world, ACCEPTORS, clients, scripts, created);
    } catch (Unavailable impossible) {
      throw new AssertionError("nothing went wrong yet", impossible);
    }
  }
}
