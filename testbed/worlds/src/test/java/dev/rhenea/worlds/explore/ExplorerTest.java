package dev.rhenea.worlds.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reduction leaves out is redundant, and what it finds can be replayed. */
class ExplorerTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0, 1"})
  void everyOutcomeOfEveryOrderIsFoundInFarFewerRuns(int losses, int crashes) {
    Bounds bounds = Bounds.NONE.withLosses(losses).withCrashes(crashes);
    ToyWorld reduced = new ToyWorld();
    Exploration exploration = Explorer.explore(reduced, bounds);
    ToyWorld all = new ToyWorld();
    long runs = EveryOrder.explore(all, bounds);
    assertThat(reduced.outcomes()).isEqualTo(all.outcomes()).hasSizeGreaterThan(10);
    assertThat(exploration.exhausted()).isTrue();
    assertThat(exploration.executions() + exploration.redundant()).isLessThan(runs / 3);
  }

  @Test
  void aBoundThatWasMetIsNamedAndNothingIsClaimed() {
    Exploration few = Explorer.explore(new ToyWorld(), Bounds.NONE.withExecutions(3));
    assertThat(few.exhausted()).isFalse();
    assertThat(few.ending()).isEqualTo("bounded by executions");
    assertThat(few.executions()).isEqualTo(3);
    Exploration flat = Explorer.explore(new ToyWorld(), Bounds.NONE.withReversals(1));
    assertThat(flat.exhausted()).isFalse();
    assertThat(flat.met()).containsExactly("reversals");
    Bounds brief = new Bounds(0, 0, 0, 0, 9, 5, 100, Bounds.NONE.time());
    assertThat(Explorer.explore(new ToyWorld(), brief).met()).contains("events");
  }

  @Test
  void aFailureReplaysExactlyAndNeedsEveryOneOfItsDeviations() {
    ToyWorld world =
        new ToyWorld(
            new TreeSet<>(),
            outcome -> outcome.contains("z saw [z]") ? List.of("first: " + outcome) : List.of());
    Exploration exploration = Explorer.deepen(world, Bounds.NONE);
    Failure failure = exploration.failure().orElseThrow();
    assertThat(failure.checks()).containsExactly("first");
    assertThat(failure.chosen().deviations()).isPositive();
    assertThat(failure.story()).isNotEmpty();
    assertThat(Explorer.replay(world, Bounds.NONE, failure.chosen())).isEqualTo(failure.broken());
    assertThat(Explorer.replay(world, Bounds.NONE, new Chosen(List.of()))).isEmpty();
    List<Integer> choices = failure.chosen().choices();
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i) != 0) {
        List<Integer> fewer = new ArrayList<>(choices);
        fewer.set(i, 0);
        assertThat(Explorer.replay(world, Bounds.NONE, new Chosen(fewer))).isEmpty();
      }
    }
  }
}
