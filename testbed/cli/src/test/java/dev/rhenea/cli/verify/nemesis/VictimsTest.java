package dev.rhenea.cli.verify.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.cli.verify.nemesis.Victims.Share;
import dev.rhenea.environment.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a fault hits, of nodes in a drawn order. */
class VictimsTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");
  private static final List<NodeId> ORDER = List.of(N3, N1, N2, new NodeId("n5"), new NodeId("n4"));

  private static List<NodeId> hit(Share share, NodeId... ordering) {
    return new Victims(share, ORDER).nodes(List.of(ordering));
  }

  @Test
  void aMinorityLeavesAMajority() {
    assertThat(hit(Share.ONE)).containsExactly(N3);
    assertThat(hit(Share.MINORITY)).containsExactly(N3, N1);
    assertThat(hit(Share.ALL)).isEqualTo(ORDER);
  }

  @Test
  void thoseThatOrderAreHitWhereverTheyAre() {
    assertThat(hit(Share.ORDERING, N2, N1)).containsExactly(N2, N1);
    assertThat(hit(Share.ORDERING)).as("nobody is known to order").containsExactly(N3);
  }

  @Test
  void aPartitionCutsWhatIsHitFromTheRest() {
    assertThat(cut(ORDER, Share.ONE)).containsExactly("n3-n1", "n3-n2", "n3-n5", "n3-n4");
    assertThat(cut(ORDER, Share.ORDERING, N3, N1))
        .containsExactly("n3-n2", "n3-n5", "n3-n4", "n1-n2", "n1-n5", "n1-n4");
  }

  @Test
  void neighboursAreMajoritiesThatOverlap() {
    assertThat(cut(ORDER, Share.NEIGHBOURS))
        .as("on a ring, everyone hears two others of five")
        .containsExactly("n3-n2", "n3-n5", "n1-n5", "n1-n4", "n2-n4");
    assertThat(cut(List.of(N3, N1, N2), Share.NEIGHBOURS)).containsExactly("n3-n2");
  }

  private static List<String> cut(List<NodeId> order, Share share, NodeId... ordering) {
    return new Victims(share, order)
        .cut(List.of(ordering)).stream().map(pair -> pair.one() + "-" + pair.other()).toList();
  }
}
