package dev.rhenea.nativeloglet;

import static dev.rhenea.nativeloglet.Stage.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.contract.SimulatedCluster;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletId;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.simulator.World;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Making and destroying Loglets while nodes are missing (rule N14). */
class CreationTest {
  private static final LogletId ID = new LogletId("log", 1);

  private final NativeLogletProvider provider = new NativeLogletProvider();
  private final World world =
      World.seeded(1)
          .nodes("n1", "n2", "n3", "n4", "c1")
          .catalogue(new Catalogue(List.of(provider), List.of()))
          .build();
  private final SimulatedCluster cluster = new SimulatedCluster(world);
  private final Host host = world.host(node("c1"), "client");
  private final ProtocolSpec spec =
      ProtocolSpec.of("native")
          .withNodes("logservers", List.of(node("n1"), node("n2"), node("n3")))
          .with("sequencer", new Value.Node(node("n4")));

  private ProtocolSpec create() throws Unavailable {
    return cluster.await(host, () -> provider.create(host, ID, spec, Stage.LIMITS));
  }

  private AppendResult append(ProtocolSpec created) throws Unavailable {
    Loglet loglet = provider.open(host, ID, created, Stage.LIMITS);
    return cluster.await(host, () -> loglet.append(Payload.utf8("x")));
  }

  private static List<NodeId> bound(ProtocolSpec created) {
    return NativeParameters.of(created).logServers().stream()
        .filter(node -> node.storageId().isPresent())
        .map(Value.Node::id)
        .toList();
  }

  /** A LogServer that did not answer is unbound and takes no part, also when it comes back. */
  @Test
  void missingMinorityStaysUnbound() throws Unavailable {
    world.faults().crash(node("n3"));
    ProtocolSpec created = create();
    assertThat(bound(created)).containsExactly(node("n1"), node("n2"));
    world.faults().restart(node("n3"));
    assertThat(append(created)).isEqualTo(Stage.appended(0));
    world.faults().crash(node("n2"));
    assertThat(append(created)).isInstanceOf(AppendResult.Indeterminate.class);
  }

  @Test
  void missingMajorityIsUnavailable() {
    world.faults().crash(node("n2"));
    world.faults().crash(node("n3"));
    assertThatThrownBy(this::create)
        .isInstanceOfSatisfying(
            Unavailable.class,
            why -> assertThat(why.diagnosis().missing()).containsExactly(node("n2"), node("n3")));
  }

  /** A Loglet that nobody can append to is not worth a switch. */
  @Test
  void missingSequencerIsUnavailable() {
    world.faults().crash(node("n4"));
    assertThatThrownBy(this::create)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("sequencer n4 does not answer")
        .hasMessageContaining("name another sequencer");
  }

  /** The sequencer's node answers, but its disk took no Loglet: it is no LogServer of it. */
  @Test
  void nodeIsBoundAsLogServerOnlyOnceTheLogletIsDurableThere() throws Unavailable {
    world.faults().noRoom(node("n1"));
    ProtocolSpec converged = spec.with("sequencer", new Value.Node(node("n1")));
    ProtocolSpec created =
        cluster.await(host, () -> provider.create(host, ID, converged, Stage.LIMITS));
    assertThat(bound(created)).containsExactly(node("n2"), node("n3"));
  }

  /** Every node must answer, or a mark would be missing; then again, until they have. */
  @Test
  void destroyNamesTheNodesItDidNotReach() throws Unavailable {
    ProtocolSpec created = create();
    world.faults().crash(node("n3"));
    assertThatThrownBy(() -> destroy(created))
        .isInstanceOfSatisfying(
            Unavailable.class,
            why -> assertThat(why.diagnosis().missing()).containsExactly(node("n3")));
    world.faults().restart(node("n3"));
    destroy(created);
    assertThatThrownBy(this::create).isInstanceOf(Unavailable.class);
  }

  private void destroy(ProtocolSpec created) throws Unavailable {
    cluster.await(host, () -> provider.destroy(host, ID, created, Stage.LIMITS));
  }
}
