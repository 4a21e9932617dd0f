package dev.rhenea.paxos;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.Version;
import dev.rhenea.register.Versioned;
import dev.rhenea.register.WriteResult;
import dev.rhenea.simulator.Traced;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Five nodes, n1 to n5, and a register that n1, n2 and n3 decide. */
final class PaxosWorld {
  static final RegisterId ID = new RegisterId("chain/default");
  static final Duration DEADLINE = Duration.ofSeconds(2);

  private final PaxosProvider provider = new PaxosProvider();
  private final List<Traced> steps = new ArrayList<>();
  private final World world;
  private final ProtocolSpec created;

  PaxosWorld(long seed) throws Unavailable {
    world =
        World.seeded(seed)
            .nodes("n1", "n2", "n3", "n4", "n5")
            .catalogue(new Catalogue(List.of(), List.of(provider)))
            .observer(steps::add)
            .build();
    created = create("n1", "n1", "n2", "n3");
  }

  World world() {
    return world;
  }

  /** The spec that the first creation returned. */
  ProtocolSpec created() {
    return created;
  }

  /** Whether somebody knows who won that version. */
  boolean isChosen(long version) {
    return steps.stream()
        .anyMatch(traced ->
            traced.step() instanceof PaxosTrace.Choice(Version chosen, var write)
                && chosen.number() == version);
  }

  ProtocolSpec create(String from, String... nodes) throws Unavailable {
    ProtocolSpec spec = ProtocolSpec.of("paxos").withNodes("nodes", Samples.nodes(nodes));
    return world.await(provider.create(world.host(node(from), "creator"), ID, spec, DEADLINE));
  }

  /** A handle that knows nothing but what creation returned. */
  PaxosRegister open(String node) {
    return open(node, created);
  }

  PaxosRegister open(String node, ProtocolSpec spec) {
    return provider.open(world.host(node(node), "client"), ID, spec, DEADLINE);
  }

  WriteResult write(PaxosRegister register, String value, long expected) throws Unavailable {
    return world.await(register.conditionalWrite(Payload.utf8(value), new Version(expected)));
  }

  Versioned read(PaxosRegister register) throws Unavailable {
    return world.await(register.read());
  }

  ProtocolSpec changeMembers(PaxosRegister register, String... nodes) throws Unavailable {
    return world.await(register.changeMembers(new LinkedHashSet<>(Samples.nodes(nodes))));
  }

  void crash(String... nodes) {
    Samples.nodes(nodes).forEach(world.faults()::crash);
  }

  void restart(String... nodes) {
    Samples.nodes(nodes).forEach(world.faults()::restart);
  }

  static NodeId node(String name) {
    return new NodeId(name);
  }

  static Versioned version(long number, String value) {
    return new Versioned(new Version(number), Payload.utf8(value));
  }

  static WriteResult written(long version) {
    return new WriteResult.Written(new Version(version));
  }
}
