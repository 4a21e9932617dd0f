package dev.rhenea.worlds.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.FaultKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a run is worth looking at. */
class ExcerptTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  @Test
  void nothingAfterTheEndIsShown() {
    List<Mark> marks = List.of(sent(1, "Seal"), sent(9, "Sealed"), new Mark.Phase(10, "calm"));
    assertThat(Excerpt.of(marks, 9, 60)).containsExactly(sent(1, "Seal"), sent(9, "Sealed"));
  }

  /** Retries differ in their numbers only. */
  @Test
  void whatRepeatsItselfIsShownThreeTimes() {
    List<Mark> marks = new ArrayList<>();
    marks.add(sent(0, "Create"));
    for (int i = 1; i <= 100; i++) {
      marks.add(sent(i, "Append " + i));
    }
    assertThat(Excerpt.of(marks, 1_000, 60))
        .containsExactly(
            sent(0, "Create"),
            new Mark.Omitted(1, 97),
            sent(98, "Append 98"),
            sent(99, "Append 99"),
            sent(100, "Append 100"));
  }

  @Test
  void theSameBetweenOtherNodesIsAnotherThing() {
    Mark back = new Mark.Message(4, 5, N2, N1, "Append 1", true);
    Mark lost = new Mark.Message(5, 6, N1, N2, "Append 1", false);
    List<Mark> marks =
        List.of(sent(1, "Append 1"), sent(2, "Append 1"), sent(3, "Append 1"), back, lost);
    assertThat(Excerpt.of(marks, 10, 60)).isEqualTo(marks);
  }

  @Test
  void faultsAndPhasesAreAlwaysShown() {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Phase(0, "safety"));
    marks.add(new Mark.Struck(1, FaultKind.CRASH, List.of(N1)));
    for (int i = 2; i < 200; i++) {
      marks.add(new Mark.Step(i, N2, "Step" + (char) ('A' + i), ""));
    }
    marks.add(new Mark.Mended(200, FaultKind.CRASH, List.of(N1)));
    List<Mark> excerpt = Excerpt.of(marks, 1_000, 5);
    assertThat(excerpt).startsWith(marks.get(0), marks.get(1), new Mark.Omitted(2, 193));
    assertThat(excerpt).endsWith(marks.getLast()).hasSize(3 + 5 + 1);
  }

  private static Mark sent(long time, String text) {
    return new Mark.Message(time, time + 1, N1, N2, text, true);
  }
}
