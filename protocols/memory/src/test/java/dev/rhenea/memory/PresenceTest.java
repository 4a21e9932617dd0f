package dev.rhenea.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

/** Unknown is not empty (rule N14): what one server's restarts, losses and seals lead to. */
class PresenceTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final Catalogue CATALOGUE =
      new Catalogue(List.of(new MemoryLogletProvider()), List.of());
  private static final HandleLimits LIMITS =
      HandleLimits.DEFAULT.withDeadline(Duration.ofMillis(500));

  private final MemoryLogletProvider provider = new MemoryLogletProvider();
  private final World world =
      World.seeded(1)
          .nodes("n1", "n2")
          .catalogue(new Catalogue(List.of(provider), List.of()))
          .build();
  private final LogletId id = new LogletId("log", 1);
  private final Host client = world.host(N2, "client");

  private ProtocolSpec create() throws Unavailable {
    return world.await(
        provider.create(client, id, OneNode.spec(ProtocolSpec.of("memory"), N1), LIMITS));
  }

  private Loglet open(ProtocolSpec created) {
    return provider.open(client, id, created, LIMITS);
  }

  /** The same spec, bound to the disk that n1 has now. */
  private ProtocolSpec boundToTodaysDisk(ProtocolSpec created) {
    return OneNode.bound(created, world.host(N1, "any").environment().storage().id());
  }

  @Test
  void lateCreateDoesNotBringALostLogletBack() throws Unavailable {
    create();
    world.faults().crash(N1);
    world.faults().restart(N1);
    assertThatThrownBy(this::create)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("lost when its node restarted");
  }

  @Test
  void handleOfALostDiskFindsNothingInItsSuccessor() throws Unavailable {
    Loglet old = open(create());
    world.faults().wipe(N1);
    world.faults().restart(N1);
    Loglet successor = open(create());
    assertThat(world.await(successor.checkTail()).offset().value()).isZero();
    assertThatThrownBy(() -> world.await(old.checkTail())).isInstanceOf(Unavailable.class);
  }

  @Test
  void sealOfWhatWasNeverCreatedIsRemembered() throws Unavailable {
    ProtocolSpec never = boundToTodaysDisk(OneNode.spec(ProtocolSpec.of("memory"), N1));
    assertThatThrownBy(() -> world.await(open(never).seal())).isInstanceOf(Unavailable.class);
    assertThatThrownBy(this::create).isInstanceOf(Unavailable.class);
  }

  @Test
  void markOfADestroyedLogletSurvivesARestart() throws Unavailable {
    ProtocolSpec created = create();
    world.await(provider.destroy(client, id, created, LIMITS));
    world.faults().crash(N1);
    world.faults().restart(N1);
    assertThatThrownBy(this::create).isInstanceOf(Unavailable.class);
  }

  @Test
  void proposalLeavesTheFailedNode() throws Unavailable {
    ProtocolSpec created = create();
    SequencedSet<NodeId> none = new LinkedHashSet<>();
    SequencedSet<NodeId> n1 = new LinkedHashSet<>(List.of(N1));
    SequencedSet<NodeId> n2 = new LinkedHashSet<>(List.of(N2));
    ProtocolSpec unbound = OneNode.spec(ProtocolSpec.of("memory"), N1);
    assertThat(provider.propose(created, CATALOGUE, none, n2)).contains(unbound);
    assertThat(provider.propose(created, CATALOGUE, n1, n2))
        .contains(OneNode.spec(ProtocolSpec.of("memory"), N2));
    assertThat(provider.propose(created, CATALOGUE, n1, none)).isEmpty();
    assertThat(provider.propose(created, CATALOGUE, n1, n1)).isEmpty();
  }
}
