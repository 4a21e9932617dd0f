package dev.rhenea.virtuallog;

import static dev.rhenea.virtuallog.Chains.created;
import static dev.rhenea.virtuallog.Chains.loglet;
import static dev.rhenea.virtuallog.Chains.memory;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.StorageId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.junit.jupiter.api.Test;

/** Rule N14: who counts for nothing in a Loglet, and could count again. */
class OutsidersTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");
  private static final StorageId FOLDER = new StorageId(7);
  private static final StorageId OTHER = new StorageId(8);

  private static final ProtocolSpec TWO_OF_THREE =
      ProtocolSpec.of("toy")
          .with(
              "nodes",
              new Value.Items(
                  List.of(
                      new Value.Node(N1), new Value.Node(N2, FOLDER), new Value.Node(N3, FOLDER))));

  @Test
  void whoMissedTheCreationAndIsWell() {
    assertThat(outsiders(TWO_OF_THREE, Map.of(N1, FOLDER, N2, FOLDER))).containsExactly(N1);
  }

  @Test
  void whoCameBackOverAnotherFolder() {
    assertThat(outsiders(TWO_OF_THREE, Map.of(N2, OTHER, N3, FOLDER))).containsExactly(N2);
  }

  @Test
  void nobodyWhoGaveNoSignOfLife() {
    assertThat(outsiders(TWO_OF_THREE, Map.of())).isEmpty();
  }

  @Test
  void nobodyWhereNoNodeIsBound() {
    ProtocolSpec engine = ProtocolSpec.of("engine").withNodes("nodes", List.of(N1, N2));
    assertThat(outsiders(engine, Map.of(N1, FOLDER, N2, FOLDER))).isEmpty();
  }

  @Test
  void childrenAreLookedAtEachForItself() {
    ProtocolSpec engine = ProtocolSpec.of("engine").withNodes("nodes", List.of(N3));
    ProtocolSpec both =
        ProtocolSpec.of("both")
            .with("left", new Value.Child(engine))
            .with("right", new Value.Child(TWO_OF_THREE));
    assertThat(outsiders(both, Map.of(N1, FOLDER, N2, FOLDER, N3, FOLDER))).containsExactly(N1);
  }

  @Test
  void segmentsOfTheSameCompositionInARowAreCounted() {
    Chain chain = Chain.of(loglet(0), memory("n2"));
    assertThat(Outsiders.alikeBefore(chain)).isZero();
    chain = chain.extended(LogletOffset.ZERO, loglet(1), memory("n1"));
    assertThat(Outsiders.alikeBefore(chain)).isZero();
    chain = chain.extended(LogletOffset.ZERO, loglet(2), created("n1"));
    chain = chain.extended(LogletOffset.ZERO, loglet(3), memory("n1"));
    assertThat(Outsiders.alikeBefore(chain)).isEqualTo(2);
  }

  private static SequencedSet<NodeId> outsiders(
      ProtocolSpec created, Map<NodeId, StorageId> folders) {
    return Outsiders.of(created, node -> Optional.ofNullable(folders.get(node)));
  }
}
