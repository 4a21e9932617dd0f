package dev.rhenea.composition.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.composition.Written;
import dev.rhenea.environment.NodeId;
import dev.rhenea.prediction.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Failures that are survived, against trying all sets of nodes one by one. */
class SurvivalTest {
  private final SplittableRandom random = new SplittableRandom(6);

  @Test
  void countsAreThoseOfAllSets() {
    for (int round = 0; round < 300; round++) {
      List<NodeId> nodes = Written.nodes(random.nextInt(1, 8));
      Needs needs = needs(nodes, 3);
      Survival survival = new Survival(needs, nodes);
      List<List<NodeId>> enough = enough(needs, nodes);
      int worst =
          IntStream.rangeClosed(0, nodes.size())
              .takeWhile(failed ->
                  sets(nodes).stream()
                      .filter(set -> set.size() == nodes.size() - failed)
                      .allMatch(needs::isMet))
              .max()
              .orElse(-1);
      int best = nodes.size() - enough.stream().mapToInt(List::size).min().orElseThrow();
      assertThat(survival.worst()).as("%s", needs).isEqualTo(OptionalInt.of(worst));
      assertThat(survival.best()).as("%s", needs).isEqualTo(OptionalInt.of(best));
      assertThat(survival.quorums().orElseThrow())
          .as("%s", needs)
          .containsExactlyInAnyOrderElementsOf(
              enough.stream()
                  .filter(set ->
                      enough.stream()
                          .noneMatch(other -> other.size() < set.size() && set.containsAll(other)))
                  .toList());
    }
  }

  /** Whichever nodes live. */
  @Test
  void whatNeedsNobodyIsLeftOut() {
    List<NodeId> nodes = Written.nodes(3);
    for (int round = 0; round < 300; round++) {
      List<Needs> parts = List.of(needs(nodes, 2), new Needs.Nobody(), needs(nodes, 2));
      int least = random.nextInt(1, 4);
      Needs plain = new Needs.AtLeast(least, parts);
      Needs shorter = Needs.atLeast(least, parts);
      assertThat(sets(nodes))
          .allMatch(alive -> plain.isMet(alive) == shorter.isMet(alive), shorter.toString());
    }
    assertThat(Needs.all(List.of(new Needs.Nobody(), new Needs.Nobody())))
        .isEqualTo(new Needs.Nobody());
    assertThat(Needs.all(List.of(new Needs.Nobody(), Needs.node(nodes.getFirst()))))
        .hasToString("n1");
  }

  @Test
  void largeOnesAreCountedWithoutTryingAndNotListed() {
    List<NodeId> nodes = Written.nodes(41);
    Survival survival = new Survival(Needs.majority(nodes), nodes);
    assertThat(survival.worst()).hasValue(20);
    assertThat(survival.best()).hasValue(20);
    assertThat(survival.quorums()).isEmpty();
  }

  private Needs needs(List<NodeId> nodes, int depth) {
    if (random.nextInt(10) == 0) {
      return new Needs.Nobody();
    }
    if (depth == 0 || random.nextInt(4) == 0) {
      return Needs.node(nodes.get(random.nextInt(nodes.size())));
    }
    List<Needs> parts = new ArrayList<>();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      parts.add(needs(nodes, depth - 1));
    }
    int least = random.nextInt(1, parts.size() + 1);
    return random.nextBoolean() ? new Needs.AtLeast(least, parts) : Needs.atLeast(least, parts);
  }

  private static List<List<NodeId>> enough(Needs needs, List<NodeId> nodes) {
    return sets(nodes).stream().filter(needs::isMet).toList();
  }

  private static List<List<NodeId>> sets(List<NodeId> nodes) {
    return IntStream.range(0, 1 << nodes.size())
        .mapToObj(set ->
            IntStream.range(0, nodes.size())
                .filter(i -> (set >> i & 1) == 1)
                .mapToObj(nodes::get)
                .toList())
        .toList();
  }
}
