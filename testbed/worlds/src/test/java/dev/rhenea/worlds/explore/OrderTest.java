package dev.rhenea.worlds.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events of a run are in a race, and who may come first instead. */
class OrderTest {
  private final Order order = new Order();

  @Test
  void arrivalsAtOneNodeRace() {
    event("a", -1);
    event("a", -1);
    assertThat(order.isBefore(0, 1)).isTrue();
    assertThat(races(1)).containsExactly("0: [1]");
  }

  @Test
  void arrivalsAtTwoNodesDoNot() {
    event("a", -1);
    event("b", -1);
    assertThat(order.isBefore(0, 1)).isFalse();
    assertThat(races(1)).isEmpty();
  }

  @Test
  void whatAnEventCausedDoesNotRaceWithIt() {
    event("a", -1);
    event("a", 0);
    assertThat(races(1)).isEmpty();
  }

  @Test
  void onlyTheLatestConflictIsARaceTheOthersFollowFromIt() {
    event("a", -1);
    event("a", -1);
    event("a", -1);
    assertThat(races(2)).containsExactly("1: [2]");
  }

  @Test
  void whatLeadsToTheOvertakingEventGoesFirst() {
    event("a", -1); // 0
    event("b", -1); // 1: sends 2
    event("a", 1); // 2: races with 0, but is possible only after 1
    assertThat(races(2)).containsExactly("0: [1]");
  }

  @Test
  void whatFollowsTheOvertakenEventIsNotFirst() {
    event("a", -1); // 0: sends 1
    event("b", 0); // 1
    event("a", -1); // 2
    assertThat(races(2)).containsExactly("0: [2]");
  }

  @Test
  void whatNeedNotFollowMayGoFirst() {
    event("a", -1); // 0
    event("c", -1); // 1: of no concern
    event("a", -1); // 2
    assertThat(races(2)).containsExactly("0: [1, 2]");
  }

  @Test
  void anEndAndABeginningRaceWhereverTheyAre() {
    order.add(new Effect(new NodeId("a"), false, false, true), -1);
    order.add(new Effect(new NodeId("b"), false, true, false), -1);
    order.add(new Effect(new NodeId("c"), false, true, false), -1);
    assertThat(races(1)).containsExactly("0: [1]");
    assertThat(races(2)).containsExactly("0: [2]"); // 1 follows 0
  }

  @Test
  void timeFollowsEverythingAndOvertakesNothing() {
    event("a", -1);
    order.add(new Effect(new NodeId("b"), true, false, false), -1);
    event("c", 1);
    assertThat(order.isBefore(0, 1)).isTrue();
    assertThat(races(1)).isEmpty();
    assertThat(races(2)).isEmpty();
  }

  @Test
  void aCutForgets() {
    event("a", -1);
    event("a", -1);
    order.cut(1);
    event("b", -1);
    assertThat(order.size()).isEqualTo(2);
    assertThat(races(1)).isEmpty();
  }

  private void event(String node, int cause) {
    order.add(new Effect(new NodeId(node), false, false, false), cause);
  }

  private List<String> races(int event) {
    List<String> found = new ArrayList<>();
    order.races(event, (overtaken, firsts) -> found.add(overtaken + ": " + firsts));
    return found;
  }
}
