package dev.rhenea.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.environment.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MajorityTest {
  private static Majority of(int members) {
    return new Majority(IntStream.rangeClosed(1, members).mapToObj(MajorityTest::node).toList());
  }

  private static NodeId node(int number) {
    return new NodeId("n" + number);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "2, 2, 0", "3, 2, 1", "4, 3, 1", "5, 3, 2", "6, 4, 2", "7, 4, 3"})
  void sizes(int members, int size, int survives) {
    assertThat(of(members).size()).isEqualTo(size);
    assertThat(of(members).survives()).isEqualTo(survives);
  }

  /** The definition of a quorum system, over every pair of subsets. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void anyTwoQuorumsIntersect(int members) {
    Majority majority = of(members);
    List<List<NodeId>> quorums = new ArrayList<>();
    for (int set = 0; set < 1 << members; set++) {
      List<NodeId> nodes = subset(majority.members(), set);
      assertThat(majority.isQuorum(nodes)).isEqualTo(nodes.size() > members - nodes.size());
      if (majority.isQuorum(nodes)) {
        quorums.add(nodes);
      }
    }
    for (List<NodeId> a : quorums) {
      for (List<NodeId> b : quorums) {
        assertThat(a).containsAnyElementsOf(b);
      }
    }
  }

  private static List<NodeId> subset(List<NodeId> members, int set) {
    return IntStream.range(0, members.size())
        .filter(i -> (set & 1 << i) != 0)
        .mapToObj(members::get)
        .toList();
  }

  @Test
  void strangersAndRepetitionsDoNotCount() {
    assertThat(of(3).isQuorum(List.of(node(1), node(1), node(9)))).isFalse();
    assertThat(of(3).isQuorum(List.of(node(1), node(9), node(3)))).isTrue();
  }

  @Test
  void membersAreDistinct() {
    assertThatThrownBy(() -> new Majority(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Majority(Stream.of(1, 2, 1).map(MajorityTest::node).toList()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
