package dev.rhenea.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.virtuallog.placement.Placement;
import dev.rhenea.virtuallog.placement.Recorded;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What of the registers keeps a node from leaving (A4). */
class RegisterTiesTest {
  private static final SortedSet<NodeId> NODES = new TreeSet<>(nodes("n1", "n2", "n3", "n4"));
  private static final List<NodeId> FIRST = nodes("n1", "n2", "n3");

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  private static List<String> ties(String node, Optional<Placement> placement, String... logs) {
    return RegisterTies.of(
        new NodeId(node),
        new Recorded(NODES, new TreeSet<>(List.of(logs)), placement),
        FIRST,
        "paxos(n1, n2, n3)",
        true);
  }

  private static Placement begun() {
    return Placement.founding(FIRST, List.of("table")).towards(nodes("n2", "n3", "n4"));
  }

  @Test
  void whereTheyBegan() {
    assertThat(ties("n4", Optional.empty(), "table")).isEmpty();
    assertThat(ties("n1", Optional.empty(), "table"))
        .containsExactly(
            "the MetaStore is on it: paxos(n1, n2, n3): move it first (rhenea acceptors)");
  }

  @Test
  void aMoveThatIsNotFinishedHoldsBoth() {
    for (String node : List.of("n1", "n4")) {
      assertThat(ties(node, Optional.of(begun()), "table"))
          .containsExactly(
              "the MetaStore is being moved from paxos(n1, n2, n3) to n2, n3, n4: finish that first"
                  + " (rhenea acceptors n2,n3,n4)");
    }
  }

  @Test
  void oneThatIsFinishedLetsTheOldOneGo() {
    Placement settled = begun().settle(NODES).heard(new NodeId("n3"), 1, NODES);
    assertThat(ties("n1", Optional.of(settled), "table")).isEmpty(); // n3 tells the others
    assertThat(ties("n1", Optional.of(settled), "table", "old"))
        .singleElement()
        .asString()
        .contains("log old was made by a node of an older version");
  }

  @Test
  void whoHasNotHeardHoldsTheLastWhoKnows() {
    Placement settled = begun().settle(NODES).heard(new NodeId("n1"), 1, NODES);
    assertThat(ties("n1", Optional.of(settled), "table"))
        .singleElement()
        .asString()
        .contains("nobody else is left to tell: n2, n3, n4: bring that back");
  }
}
