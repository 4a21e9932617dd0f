package dev.rhenea.virtuallog.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import dev.rhenea.payload.MalformedPayloadException;
import dev.rhenea.payload.PayloadReader;
import dev.rhenea.payload.PayloadWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules A1 to A4 as functions of what is recorded. */
class PlacementTest {
  private static final Set<NodeId> PRESENT = new TreeSet<>(nodes("n1", "n2", "n3", "n4", "n5"));

  private final Placement founding = Placement.founding(nodes("n1", "n2", "n3"), List.of("table"));

  private static List<NodeId> nodes(String... names) {
    return Stream.of(names).map(NodeId::new).toList();
  }

  private static NodeId node(String name) {
    return new NodeId(name);
  }

  private static Placement heard(Placement placement, long generation, String... names) {
    for (NodeId node : nodes(names)) {
      placement = placement.heard(node, generation, PRESENT);
    }
    return placement;
  }

  @Test
  void aMoveIsUnderWayUntilItIsSettled() {
    Placement begun = founding.towards(nodes("n2", "n3", "n4"));
    assertThat(begun.isUnderWay()).isTrue();
    assertThat(begun.acceptors()).isEqualTo(nodes("n1", "n2", "n3"));
    assertThat(begun.wanted()).isEqualTo(nodes("n2", "n3", "n4"));
    assertThat(begun.uses(node("n1"))).isTrue();
    assertThat(begun.uses(node("n4"))).isTrue();
    assertThat(begun.uses(node("n5"))).isFalse();
    Placement settled = begun.settle(PRESENT);
    assertThat(settled.isUnderWay()).isFalse();
    assertThat(settled.acceptors()).isEqualTo(nodes("n2", "n3", "n4"));
    assertThat(settled.uses(node("n1"))).isFalse();
    assertThat(settled.wasUsing(node("n1"))).isTrue();
  }

  @Test
  void theSameMoveAgainIsTheSame() {
    Placement begun = founding.towards(nodes("n2", "n3", "n4"));
    assertThat(begun.towards(nodes("n2", "n3", "n4"))).isEqualTo(begun);
    assertThat(begun.towards(nodes("n3", "n4", "n5")).generation()).isEqualTo(2);
  }

  /** A1: a log's register is made where it was to be when the log was recorded, for ever. */
  @Test
  void aLogIsMadeWhereItWasRecorded() {
    Placement more = founding.towards(nodes("n3", "n4", "n5")).with("late");
    Placement later = more.settle(PRESENT).towards(nodes("n1", "n2", "n5")).with("late");
    assertThat(later.made())
        .containsEntry("table", nodes("n1", "n2", "n3"))
        .containsEntry("late", nodes("n3", "n4", "n5"));
    assertThat(later.whereabouts()).containsExactlyInAnyOrderElementsOf(PRESENT.stream().toList());
    assertThat(later.settle(PRESENT).whereabouts())
        .isEqualTo(new TreeSet<>(nodes("n1", "n2", "n5")));
  }

  /** A4: who has not followed needs one of those it knows, who has. */
  @Test
  void theLastWhoKnowsStays() {
    Placement settled =
        heard(founding.towards(nodes("n3", "n4", "n5")).settle(PRESENT), 1, "n1", "n3", "n4", "n5");
    assertThat(settled.strandedWithout(node("n1"), PRESENT)).isEmpty(); // n3 tells n2
    Placement away = heard(settled.towards(nodes("n4", "n5")).settle(PRESENT), 2, "n1", "n4", "n5");
    assertThat(away.strandedWithout(node("n1"), PRESENT)).containsExactly(node("n2"));
    assertThat(away.strandedWithout(node("n2"), PRESENT)).isEmpty(); // it does not know, either
    assertThat(heard(away, 2, "n2").strandedWithout(node("n1"), PRESENT)).isEmpty();
  }

  @Test
  void whatNobodyGoesByAnyMoreIsForgotten() {
    Placement moved = founding.towards(nodes("n3", "n4", "n5")).settle(PRESENT);
    assertThat(heard(moved, 1, "n1", "n2", "n3", "n4").generations()).hasSize(2);
    assertThat(heard(moved, 1, "n1", "n2", "n3", "n4", "n5").generations()).containsOnlyKeys(1L);
    Placement anew = heard(moved, 1, "n1", "n2", "n3", "n4").forgetting(node("n2"));
    assertThat(heard(anew, 1, "n5").generations()).hasSize(2);
  }

  @Test
  void itIsReadAsItWasWritten() {
    Placement placement =
        heard(founding.towards(nodes("n3", "n4", "n5")).settle(PRESENT), 1, "n1").with("late");
    PayloadWriter out = new PayloadWriter();
    placement.write(out);
    assertThat(Placement.read(new PayloadReader(out.toPayload()))).isEqualTo(placement);
    PayloadWriter wrong = new PayloadWriter();
    wrong.number(7).number(0).number(0).number(0);
    assertThatThrownBy(() -> Placement.read(new PayloadReader(wrong.toPayload())))
        .isInstanceOf(MalformedPayloadException.class);
  }
}
