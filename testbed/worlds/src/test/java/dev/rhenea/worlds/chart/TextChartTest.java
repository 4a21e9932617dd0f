package dev.rhenea.worlds.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.NodeId;
import dev.rhenea.worlds.schedule.FaultKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chart for a terminal. */
class TextChartTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId N3 = new NodeId("n3");

  @Test
  void eachKindOfMarkHasItsLine() {
    List<Mark> marks =
        List.of(
            new Mark.Phase(0, "safety"),
            new Mark.Message(1_000_000, 1_250_000, N1, N3, "Append 7", true),
            new Mark.Message(2_000_000, 2_100_000, N3, N2, "Sealed", false),
            new Mark.Step(2_500_000, N2, "Seal.Majority", "[members=[n1, n2]]"),
            new Mark.Struck(3_000_000, FaultKind.DISK_FULL, List.of(N1, N3)),
            new Mark.Omitted(3_500_000, 12),
            new Mark.Mended(4_000_000, FaultKind.DISK_FULL, List.of(N1, N3)));
    assertThat(TextChart.render(List.of(N1, N2, N3), marks))
        .isEqualTo(
            """
                      ms        n1        n2        n3
                   0.000         |         |         |  == safety ==
                   1.000         |------------------>|  Append 7 (1.250)
                   2.000         |         |x--------|  Sealed (lost)
                   2.500         |         *         |  Seal.Majority
                   3.000         #         |         #  DISK-FULL
                   3.500         :         :         :  (12 left out)
                   4.000         #         |         #  disk-full over
            """);
  }
}
