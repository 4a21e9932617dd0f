package dev.rhenea.node.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.memory.MemoryRegisterProvider;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import dev.rhenea.virtuallog.placement.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A log whose register exists before the directory lists it (A1). */
class DirectoryAdditionTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final MemoryRegisterProvider REGISTERS = new MemoryRegisterProvider();

  private final World world =
      World.seeded(1)
          .nodes(List.of(N1, N2))
          .catalogue(new Catalogue(List.of(), List.of(REGISTERS), List.of()))
          .build();
  private final DirectoryRegister register;

  DirectoryAdditionTest() throws Unavailable {
    Host host = world.host(N1, "directory");
    ProtocolSpec spec = ProtocolSpec.of("memory").with("node", new Value.Node(N1));
    ProtocolSpec created =
        world.await(REGISTERS.create(host, DirectoryRegister.ID, spec, Duration.ofSeconds(1)));
    register =
        new DirectoryRegister(
            host.environment(),
            REGISTERS.open(host, DirectoryRegister.ID, created, Duration.ofSeconds(1)),
            told -> {});
    world.await(register.found(new TreeMap<>(Map.of("table", "memory(n1)")), new TreeMap<>()));
  }

  private Optional<Directory> add(Optional<Placement> placement) throws Unavailable {
    return world.await(register.add("orders", "memory(n2)", placement));
  }

  private Optional<Placement> placement() throws Unavailable {
    return world.await(register.read()).placement();
  }

  private Placement moveTo(NodeId node) throws Unavailable {
    return world
        .await(
            register.edit(now ->
                Optional.of(
                    now.placement()
                        .orElseGet(() -> Placement.founding(List.of(N1), now.logs()))
                        .towards(List.of(node)))))
        .placement()
        .orElseThrow();
  }

  @Test
  void itIsListedIfNothingHasMoved() throws Unavailable {
    assertThat(add(Optional.empty()).orElseThrow().logs()).containsEntry("orders", "memory(n2)");
    assertThat(add(Optional.empty()).orElseThrow().logs()).containsKey("orders");
  }

  @Test
  void itIsNotListedIfRegistersWereMovedMeanwhile() throws Unavailable {
    moveTo(N2);
    assertThat(add(Optional.empty())).isEmpty();
    Optional<Placement> before = placement();
    assertThat(add(before).orElseThrow().placement().orElseThrow().made())
        .containsEntry("orders", List.of(N2));
  }

  @Test
  void itIsNotListedIfTheyAreBeingMovedElsewhere() throws Unavailable {
    moveTo(N2);
    Optional<Placement> before = placement();
    moveTo(N1);
    assertThat(add(before)).isEmpty();
    assertThat(world.await(register.read()).logs()).containsOnlyKeys("table");
  }

  /** That a node has heard of a move moves nothing. */
  @Test
  void whoHasFollowedDoesNotMatter() throws Unavailable {
    moveTo(N2);
    Optional<Placement> before = placement();
    world.await(
        register.edit(now -> now.placement().map(known -> known.heard(N1, 1, Set.of(N1, N2)))));
    assertThat(placement()).isNotEqualTo(before);
    assertThat(add(before)).isPresent();
  }
}
